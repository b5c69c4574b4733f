/**
 * Makes the recording that the front page shows while broker or database are away: a real run on
 * a server of its own, pressed in a browser, told by the server's own history of that run.
 *
 *   node --import tsx infra/record-tower.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { repoRoot } from '#lib/stack/paths.ts';
import { openReader } from '#lib/testing/socket-client.ts';
import { buildIfNeeded } from './build.ts';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';
import { startServer } from './e2e-server.ts';

const FILE = 'content/pembuka/tower/recording.json';
const ALIVE = 3;
const MISSED = 4;
/** Long enough to be followed by eye, ms. */
const BETWEEN_MS = 700;
const SETTLED_MS = 20_000;

await buildIfNeeded({ progress: console.log });
await using server = await startServer();
const executablePath = findChromium();
const browser = await chromium.launch({
  args: CHROMIUM_ARGS,
  ...(executablePath && { executablePath }),
});
const page = await browser.newPage();
await page.goto(`${server.url}/id`);
for (let end = 1; end <= ALIVE; end += 1) await broadcast(page, end);
await settled(page, ALIVE);
await page.locator('[data-control="kill"]').click();
await page.locator('[data-process="notification"][data-state="killed"]').waitFor();
for (let end = ALIVE + 1; end <= ALIVE + MISSED; end += 1) await broadcast(page, end);
await page.locator('[data-control="revive"]').click();
await settled(page, ALIVE + MISSED);
// The telephone is only whole again with the next call.
await broadcast(page, ALIVE + MISSED + 1);
await settled(page, ALIVE + MISSED + 1);

const cookies = await page.context().cookies();
const cookie = cookies.find(({ name }) => name === 'menara')?.value;
const reader = openReader({ url: server.url, cookie });
await reader.connect();
const reply = await reader.join('tower');
if (!reply.ok || !('snapshot' in reply)) throw new Error(`no history: ${JSON.stringify(reply)}`);
const { base, events } = reply.snapshot;
if (base.seq !== 0) throw new Error('the history of the run is not whole');
// What the reader guessed elsewhere is theirs; files on a disk are not drawn here.
const kept = events.filter(({ type }) => type !== 'progress' && type !== 'files');
await writeFile(join(repoRoot(), FILE), `${JSON.stringify({ events: kept })}\n`);
console.log(`${FILE}: ${kept.length} events`);
reader.socket.disconnect();
await browser.close();

async function broadcast(front: Page, end: number): Promise<void> {
  await front.locator('[data-control="broadcast"]:not([aria-disabled="true"])').click();
  await value(front, 'value-end', end);
  // The pace of a reader's hand: what is played later takes as long as it took.
  await front.waitForTimeout(BETWEEN_MS);
}

async function settled(front: Page, end: number): Promise<void> {
  for (const id of ['committed-notification', 'committed-payment']) await value(front, id, end);
  await front.waitForTimeout(BETWEEN_MS);
}

async function value(front: Page, id: string, wanted: number): Promise<void> {
  const told = front.locator(`[data-testid="${id}"]`, { hasText: new RegExp(`^${wanted}$`) });
  await told.waitFor({ state: 'attached', timeout: SETTLED_MS });
}
