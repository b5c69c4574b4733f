/** A student with a screen: the same presses, by clicks on the lab's own buttons in Chromium. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Press } from '#lib/student.ts';
import { bringChromium, CHROMIUM_ARGS } from '../chromium.ts';
import { FACT_WITHIN_MS } from './line.ts';
import type { Timing, Visitor } from './visitor.ts';

export interface Seen extends Timing {
  /** Click → the frame after the DOM changed, ms. */
  readonly paintedMs: number;
}

export interface Screen extends AsyncDisposable {
  press(press: Press): Promise<Seen>;
}

export interface Screens extends AsyncDisposable {
  readonly browser: string;
  /** A page for a visitor who is there already, with the visitor's cookie. */
  open(url: string, visitor: Visitor): Promise<Screen>;
}

export async function startScreens(progress: (line: string) => void): Promise<Screens> {
  const executablePath = await bringChromium(progress);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const script = await watchScript();
  return {
    browser: `Chromium ${browser.version()}`,
    open: (url, visitor) => openScreen(browser, script, url, visitor),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function openScreen(
  browser: Browser,
  script: string,
  url: string,
  visitor: Visitor,
): Promise<Screen> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ locale: 'id-ID', viewport });
  await context.addCookies([{ name: 'menara', value: visitor.cookie, url }]);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(FACT_WITHIN_MS);
    await page.addInitScript({ content: script });
    await page.goto(url + visitor.course.path);
    const [first] = visitor.course.student.round;
    if (first) await page.locator(free(first)).first().waitFor();
    return {
      press: (press) => click(page, visitor, press),
      [Symbol.asyncDispose]: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

const free = ({ button }: Press) => `${button}:not([aria-disabled="true"])`;

async function click(page: Page, visitor: Visitor, press: Press): Promise<Seen> {
  const { action, button, screen, until = [] } = press;
  const rest = Promise.all(until.map((sign) => visitor.next(sign, 2 * FACT_WITHIN_MS)));
  rest.catch(() => undefined);
  await page.evaluate(([one, two]) => window.loadWatch.arm(one, two), [button, screen] as const);
  await page.locator(free(press)).first().click();
  const { dom, painted } = await within(page.evaluate(() => window.loadWatch.shown()));
  await rest;
  return { action, shownMs: dom, answeredMs: dom, paintedMs: painted };
}

async function within<T>(seen: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error('not on the screen');
    timer = setTimeout(() => reject(error), FACT_WITHIN_MS);
  });
  seen.catch(() => undefined);
  return Promise.race([seen, late]).finally(() => clearTimeout(timer));
}

/** Bundled, not handed over as a function: compilers leave helpers in functions. */
async function watchScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['infra/load/in-page.ts'],
    absWorkingDir: repoRoot(),
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022' },
  });
  return outputFiles?.[0]?.text ?? '';
}
