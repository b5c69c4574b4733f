/** What a reader sees of a lab's page right now, in one look, and how long until it is so. */
import type { Page } from '@playwright/test';
import { z } from 'zod';

const viewSchema = z.object({
  badge: z.string(),
  badgeText: z.string(),
  notice: z.string(),
  end: z.string(),
  payment: z.string(),
  processes: z.record(z.string(), z.object({ state: z.string(), text: z.string() })),
  kafka: z.string(),
  mongo: z.string(),
});

export type View = z.infer<typeof viewSchema>;

/** As text: a compiler leaves helpers in functions that the page doesn't have. */
const LOOK = `(() => {
  const text = (selector) => document.querySelector(selector)?.textContent ?? '';
  const found = document.querySelector('#panel [data-testid="badge"]');
  // A page that has not joined yet keeps the badge's room, and shows nothing in it.
  const badge = found?.checkVisibility({ visibilityProperty: true }) ? found : undefined;
  const health = [...document.querySelectorAll('.health li')].map((one) => one.dataset.state ?? '');
  return {
    badge: badge?.dataset.state ?? '',
    badgeText: badge?.textContent ?? '',
    notice: text('#panel [data-testid="notice"][data-state="down"]'),
    end: text('[data-testid="value-end"]'),
    payment: text('[data-testid="committed-payment"]'),
    processes: Object.fromEntries(
      [...document.querySelectorAll('#panel [data-process]')].map((one) => [
        one.dataset.process,
        { state: one.dataset.state ?? '', text: one.textContent ?? '' },
      ]),
    ),
    kafka: health[0] ?? '',
    mongo: health[1] ?? '',
  };
})()`;

const LOOK_EVERY_MS = 100;

export async function look(page: Page): Promise<View> {
  return viewSchema.parse(await page.evaluate(LOOK));
}

/** @returns ms until `holds`; undefined when it didn't within the deadline */
export async function until(
  page: Page,
  holds: (view: View) => boolean | Promise<boolean>,
  withinMs: number,
): Promise<number | undefined> {
  const begun = Date.now();
  for (;;) {
    // A page that is being loaded has nothing to look at yet.
    const view = await look(page).catch(() => undefined);
    if (view && (await holds(view))) return Date.now() - begun;
    if (Date.now() - begun > withinMs) return undefined;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The process of this name as the page shows it, e.g. 4203. */
export function pidOf(view: View, name: string): number {
  const pid = /pid (\d+)/.exec(view.processes[name]?.text ?? '')?.[1];
  if (!pid) throw new Error(`the page shows no process ${name}`);
  return Number(pid);
}
