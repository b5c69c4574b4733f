/**
 * The reader's browser: a fresh visitor with the lab open in a real Chromium. What it tells was
 * noted inside the page.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { z } from 'zod';
import { repoRoot } from '#lib/stack/paths.ts';
import { bringChromium, CHROMIUM_ARGS } from '../chromium.ts';
import { clock } from './clock.ts';
import type { Watch } from './in-page.ts';

const READY_WITHIN_MS = 60_000;
const SEND_ONE = '[data-testid="panel-send-1"]';

export interface Reader extends AsyncDisposable {
  readonly topic: string;
  readonly browser: string;
  press(): Promise<void>;
  end(): Promise<number>;
  presses(): Promise<ReturnType<Watch['presses']>>;
  cells(): Promise<ReturnType<Watch['cells']>>;
  ends(): Promise<ReturnType<Watch['ends']>>;
  startFrames(): Promise<void>;
  stopFrames(): Promise<ReturnType<Watch['stopFrames']>>;
  /** How far the page's clock is from ours, and how sure that is, ms. */
  clockError(): Promise<{ offset: number; within: number }>;
}

const toolsSchema = z.object({ ok: z.literal(true), data: z.object({ sandbox: z.string() }) });

export async function openReader(url: string, progress: (line: string) => void): Promise<Reader> {
  const executablePath = await bringChromium(progress);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await openLab(browser, url);
    const answer = await page.request.get(`${url}/api/lab/log/tools`);
    const { sandbox } = toolsSchema.parse(await answer.json()).data;
    return readerOf(browser, page, `${sandbox}-pesanan`);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function openLab(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'id-ID', viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: await watchScript() });
  await page.goto(`${url}/id/11-1/log`);
  // Enabled means: socket joined, state known, order service ready.
  await page
    .locator(`${SEND_ONE}:not([aria-disabled="true"])`)
    .waitFor({ timeout: READY_WITHIN_MS });
  return page;
}

/** Bundled, not handed over as a function: compilers leave helpers in functions. */
async function watchScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['infra/bench/in-page.ts'],
    absWorkingDir: repoRoot(),
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022' },
  });
  return outputFiles?.[0]?.text ?? '';
}

function readerOf(browser: Browser, page: Page, topic: string): Reader {
  return {
    topic,
    browser: `Chromium ${browser.version()}`,
    press: () => page.locator(SEND_ONE).click(),
    end: () => page.evaluate(() => window.benchWatch.end()),
    presses: () => page.evaluate(() => window.benchWatch.presses()),
    cells: () => page.evaluate(() => window.benchWatch.cells()),
    ends: () => page.evaluate(() => window.benchWatch.ends()),
    startFrames: () => page.evaluate(() => window.benchWatch.startFrames()),
    stopFrames: () => page.evaluate(() => window.benchWatch.stopFrames()),
    async clockError() {
      let best = { offset: 0, within: Number.POSITIVE_INFINITY };
      for (let round = 0; round < 30; round += 1) {
        const asked = clock();
        const there = await page.evaluate(() => window.benchWatch.clock());
        const within = (clock() - asked) / 2;
        if (within < best.within) best = { offset: there - (asked + within), within };
      }
      return best;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
