/**
 * The walkthroughs: each lab's text, played in a browser against a server of its own. Two workers,
 * since readers share a server too, and a walk mostly waits; no second tries, because a test that
 * needs them tells nothing.
 */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium, WINDOW_ARGS } from './infra/chromium.ts';

const executablePath = findChromium();

const ELSEWHERE = ['**/node_modules/**', '**/.menara/**'];
const BORNE_OUT = 'e2e/borne-out.e2e.ts';

export default defineConfig({
  projects: [
    {
      name: 'walks',
      testMatch: ['content/**/walkthrough.e2e.ts', 'e2e/**/*.e2e.ts'],
      testIgnore: [...ELSEWHERE, BORNE_OUT],
    },
    // What all walks together measured is looked at when they are over.
    { name: 'after', testMatch: [BORNE_OUT], testIgnore: ELSEWHERE, dependencies: ['walks'] },
  ],
  globalSetup: './infra/e2e-server.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 90_000,
  // A program's start and its first look at broker and database, on a machine that has two to do.
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.MENARA_E2E_URL,
    locale: 'id-ID',
    // Each sign of life of a process beats on its card for 0.4 s: that alone is a tenth of a core a
    // page, where frames are drawn without a graphics card.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace takes a picture at each act: a walk takes twice as long, and buttons move under the hand.
    trace: process.env.MENARA_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...CHROMIUM_ARGS, ...WINDOW_ARGS],
      ...(executablePath && { executablePath }),
    },
  },
});
