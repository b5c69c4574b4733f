/** The browser of the tests: the one that is installed, else the one that can be brought. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Environment } from '#lib/stack/paths.ts';
import type { Progress } from '#lib/stack/progress.ts';
import { stopwatch } from '#lib/stack/progress.ts';
import { run } from '#lib/stack/run.ts';

/** Quiet and without a sandbox of its own, so that it also runs as root in a container. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Without what a window brings along for a person who types addresses into it: two hidden pages
 * behind the address bar, and a process kept ready for the next site. They took three quarters of
 * the processor's time that an empty window of Chromium 156 cost. Of several such lists Chromium
 * heeds the last, so it repeats what Playwright 1.65 turns off.
 */
export const WINDOW_ARGS = [
  `--disable-features=${[
    ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
    ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
    ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
    ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
    ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ].join()}`,
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_A_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const FETCH_DEADLINE_MS = 10 * 60_000;

export const CHROMIUM_REMEDY =
  'Install Chromium or Chrome (Debian: sudo apt-get install chromium), or run ' +
  '"npx playwright install chromium", or name one with CHROMIUM=/path/to/chromium.';

export function findChromium(env: Environment = process.env): string | undefined {
  if (env.CHROMIUM) return env.CHROMIUM;
  const folders = (env.PATH ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...places, ...ON_A_MAC, chromium.executablePath()].find(canRun);
}

export async function bringChromium(progress: Progress): Promise<string> {
  const present = findChromium();
  if (present) return present;
  const ways: [string, string[]][] = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update']],
    ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium']],
  ];
  for (const [command, args] of ways) {
    if (command === 'apt-get' && process.getuid?.() !== 0) continue;
    const seconds = stopwatch();
    progress(`chromium: ${command} ${args.join(' ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run(command, args, { deadlineMs: FETCH_DEADLINE_MS, env });
    const found = findChromium();
    if (found) {
      progress(`chromium: ${found} in ${seconds()}`);
      return found;
    }
  }
  throw new Error(`There is no browser for the tests. ${CHROMIUM_REMEDY}`);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: the next place is looked at.
    return false;
  }
}
