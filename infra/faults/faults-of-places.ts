/** A broker without room, a tab with a wrong clock, readers who reload like mad, a new version. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { run } from '#lib/stack/run.ts';
import { brokerAway, enginePid, type Fault, seconds, serverAway } from './fault.ts';
import { runAgain } from './faults-of-processes.ts';
import { copyClone } from './rows/mutant-server.ts';
import { look, pidOf, until } from './screen.ts';
import type { World } from './world.ts';

const CHUNK_BYTES = 1024 * 1024;
const HOUR_MS = 3600_000;
const RELOADS = 25;
const RELOAD_EVERY_MS = 100;
const TABS = 4;
const OPEN_WITHIN_MS = 30_000;
const ANSWERED_WITHIN_MS = 5000;
const BUILD_DEADLINE_MS = 10 * 60_000;

const filler = ({ engines }: World) => join(engines.disk, 'filler');

/** Until the file system says that it is full; a megabyte at a time, and bounded by its size. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  const chunk = Buffer.alloc(CHUNK_BYTES, 1);
  try {
    for (;;) writeSync(handle, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

const diskFull: Fault = {
  name: 'broker’s disk full',
  rows: 'K1 K11',
  needs: ({ engines }) =>
    engines.disk === '' ? 'no small file system can be mounted here' : undefined,
  inject: async (world) => fill(filler(world)),
  // As soon as it must write to a new block: until then it works, and nothing is to be told.
  told: brokerAway,
  toldWithinMs: 30_000,
  lasts: seconds(2, 6),
  over: async (world) => rmSync(filler(world), { force: true }),
};

/** A second tab, an hour ahead, beside a broker that does not answer. */
let wrongTab: Page | undefined;
const clockWrong: Fault = {
  name: 'clock of a tab an hour ahead',
  rows: 'W4',
  async inject(world) {
    wrongTab = await world.context.newPage();
    await wrongTab.addInitScript(
      `{ const real = Date.now; Date.now = () => real() + ${HOUR_MS}; }`,
    );
    await wrongTab.goto(`${world.url}/id/11-1/log`);
    await until(wrongTab, ({ badge }) => badge === 'live', OPEN_WITHIN_MS);
    process.kill(enginePid(world, 'kafka'), 'SIGSTOP');
  },
  told: brokerAway,
  lasts: seconds(2, 4),
  async over(world) {
    if (wrongTab) {
      const { badgeText, processes } = await look(wrongTab);
      wrongAges = [badgeText, processes['order-service']?.text ?? ''].join(', ');
    }
    process.kill(enginePid(world, 'kafka'), 'SIGCONT');
  },
  async check() {
    await wrongTab?.close();
    const stale = Number(/Basi (\d+) detik/.exec(wrongAges)?.[1] ?? Number.NaN);
    const uptime = Number(/(\d\d):\d\d:\d\d/.exec(wrongAges)?.[1] ?? Number.NaN);
    return stale < 30 && uptime === 0 ? undefined : `the tab an hour ahead says ${wrongAges}`;
  },
};
let wrongAges = '';

/** Reloads faster than a page opens, in several tabs; one room, the same programs, the same run. */
let before = 0;
const reloadStorm: Fault = {
  name: 'reload storm',
  rows: 'W1 W4 S5',
  async inject(world) {
    before = pidOf(await look(world.page), 'payment');
    const tabs = [world.page];
    while (tabs.length < TABS) tabs.push(await world.context.newPage());
    const address = `${world.url}/id/11-1/log`;
    const storm: Promise<unknown>[] = [];
    for (let round = 0; round < RELOADS; round += 1) {
      const tab = tabs[round % TABS];
      // Cut off by the next one: that is what makes it a storm.
      const loading = tab?.goto(address, { waitUntil: 'commit' });
      if (loading) storm.push(loading.catch(() => undefined));
      await new Promise((resolve) => setTimeout(resolve, RELOAD_EVERY_MS));
    }
    // One that is still under way would break off the last one, which the reader stays on.
    await Promise.all(storm);
    await world.page.goto(address);
    for (const tab of tabs.slice(1)) await tab.close();
  },
  lasts: seconds(1, 1),
  async check(world) {
    const now = pidOf(await look(world.page), 'payment');
    return now === before ? undefined : `payment was ${before} and is ${now}`;
  },
};

/** Other words in the panel: another build of the pages, other names of actions, the same data. */
const CHANGE = {
  file: 'content/11-1/log/messages.id.ts',
  from: "  writerComesBack: 'menyala lagi pada pesanan berikutnya',",
  to: "  writerComesBack: 'menyala lagi pada pesanan berikutnya (versi lain)',",
};
let clone: string | undefined;
const deployment: Fault = {
  name: 'deployment of a new version',
  rows: 'S4 W1 W4',
  long: true,
  async prepare() {
    clone ??= await copyClone(CHANGE);
    const build =
      "import('./infra/build.ts').then((m) => m.buildIfNeeded({ progress: console.log }))";
    const { code, tail } = await run(process.execPath, ['--import', 'tsx', '-e', build], {
      cwd: clone,
      deadlineMs: BUILD_DEADLINE_MS,
    });
    if (code !== 0) throw new Error(`the other version can't be built: ${tail.slice(-500)}`);
  },
  inject: async ({ server }) => void (await server.end('SIGTERM')),
  told: serverAway,
  lasts: seconds(0, 2),
  over: (world) => world.startAgain(clone),
  healed: ({ processes }) => processes.payment?.state === 'absent',
  after: runAgain,
  async check({ page, context, url }) {
    // A press on the page of the old version is carried out, or the reader is told to load anew.
    const { end } = await look(page);
    await page.locator('[data-testid="panel-send-1"]').click();
    const failure = page.locator('#panel .failure-region');
    const answered = await until(
      page,
      async (view) => view.end !== end || (await failure.innerText()) !== '',
      ANSWERED_WITHIN_MS,
    );
    // Who goes on has the new pages.
    await page.reload();
    if (answered === undefined) return 'a press on the old page is lost in silence';
    const progress = await (await context.request.get(`${url}/api/progress`)).text();
    return progress.includes('after-payment') ? undefined : 'the guesses are gone';
  },
};

export const placeFaults: readonly Fault[] = [diskFull, clockWrong, reloadStorm, deployment];
