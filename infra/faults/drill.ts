/**
 * One fault after another, as the seed deals them, upon two labs in mid-run. Of each: how soon the
 * screen told, how soon all was well again, and what the ledgers say once it is quiet.
 */

import type { Random } from '#lib/random.ts';
import { auditRun } from './audit-run.ts';
import { type Fault, live } from './fault.ts';
import { runAgain } from './faults-of-processes.ts';
import { watchHonesty } from './honesty.ts';
import { wordsOf } from './ledgers.ts';
import { loadNow } from './load-now.ts';
import { look, until, type View } from './screen.ts';
import type { Run, World } from './world.ts';

/** The purpose of it all: the screen tells the truth within this, ms. */
export const TOLD_WITHIN_MS = 5000;
/** Java starts, a session of six seconds runs out, a group is joined anew, ms. */
const HEALED_WITHIN_MS = 60_000;
/** From the last record until every reader has worked it off, ms. */
const QUIET_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;

export interface Played {
  readonly fault: string;
  readonly rows: string;
  /** ms; undefined: not within the limit. Null: there was nothing to tell. */
  readonly toldMs: number | null | undefined;
  /** It was over before it could be told. */
  readonly passed: boolean;
  readonly healedMs: number | undefined;
  readonly ledgers: { readonly acked: number; readonly seen: number; readonly effects: number };
  readonly faults: readonly string[];
  readonly at: string;
  /** The machine's load average of the last minute, when it was over. */
  readonly load: number;
  readonly view: View | undefined;
}

export async function play(fault: Fault, world: World, random: Random): Promise<Played> {
  const at = new Date().toISOString();
  const wrong: string[] = [];
  // What can't be brought or taken away has shown nothing; the rest of the deck is dealt all the same.
  const noting = async (step: string, work: Promise<unknown> | undefined) =>
    work?.catch((error: Error) => wrong.push(`${step}: ${error.message}`));
  await noting('prepare', fault.prepare?.(world));
  for (const { traffic } of world.runs) traffic.resume();
  // What an earlier fault left dead must not be counted against this one.
  await until(world.page, live, HEALED_WITHIN_MS);
  await noting('run again', runAgain(world));
  const running = await until(world.page, isRunning, HEALED_WITHIN_MS);
  const joined = await eventually(() => allJoined(world), HEALED_WITHIN_MS);
  if (running === undefined || !joined) wrong.push(`not in mid-run: ${await wordsOn(world)}`);
  const honest = watchHonesty(world, TOLD_WITHIN_MS);
  await noting('inject', fault.inject(world, random));
  let passed = false;
  let toldMs: number | null | undefined = null;
  if (fault.told) {
    const { told, toldWithinMs = TOLD_WITHIN_MS } = fault;
    toldMs = await until(
      world.page,
      (view) => {
        passed = !told(view) && (fault.passed?.(world) ?? false);
        return passed || told(view);
      },
      toldWithinMs,
    );
    if (toldMs === undefined) wrong.push(`not told: ${await wordsOn(world)}`);
    // The last look began in time; what it saw is late all the same.
    else if (toldMs > toldWithinMs) wrong.push(`told late, after ${toldMs} ms`);
  }
  await new Promise((resolve) => setTimeout(resolve, fault.lasts(random)));
  if (fault.harmless && !(await isLive(world))) {
    wrong.push(`said to be away: ${await wordsOn(world)}`);
  }
  await noting('over', fault.over?.(world));
  const over = Date.now();
  const well = await until(
    world.page,
    (view) => live(view) && (fault.healed?.(view) ?? true),
    HEALED_WITHIN_MS,
  );
  const healedMs = well === undefined ? undefined : Date.now() - over;
  if (healedMs === undefined) wrong.push(`not healed: ${await wordsOn(world)}`);
  await noting('after', fault.after?.(world));
  wrong.push(...(await honest()));
  const found = await quiet(world).catch((error: Error) => ({
    faults: [`the books can't be read: ${error.message}`],
    sizes: { acked: 0, seen: 0, effects: 0 },
  }));
  wrong.push(...found.faults);
  await noting(
    'check',
    fault.check?.(world).then((own) => own && wrong.push(own)),
  );
  const view = await look(world.page).catch(() => undefined);
  return {
    ...{ fault: fault.name, rows: fault.rows, toldMs, passed, healedMs, at, view },
    load: loadNow(),
    ledgers: found.sizes,
    faults: wrong,
  };
}

const isRunning = (view: View): boolean => live(view) && view.processes.payment?.state === 'ready';

const isLive = async ({ page }: World): Promise<boolean> => {
  const view = await look(page).catch(() => undefined);
  return view !== undefined && live(view);
};

const wordsOn = async ({ page }: World): Promise<string> => {
  const view = await look(page).catch(() => undefined);
  if (!view) return 'the page does not answer';
  const { badgeText, notice, kafka, mongo, processes } = view;
  const states = Object.entries(processes).map(([name, { state }]) => `${name} ${state}`);
  return [badgeText, notice.slice(0, 40), `head ${kafka}/${mongo}`, ...states].join(', ');
};

/** No more orders; everybody works off what there is; then the books are held against each other. */
async function quiet(world: World) {
  const faults: string[] = [];
  const sizes = { acked: 0, seen: 0, effects: 0 };
  await Promise.all(world.runs.map(({ traffic }) => traffic.pause()));
  for (const run of world.runs) {
    const caughtUp = await eventually(() => isCaughtUp(world, run), QUIET_WITHIN_MS);
    if (!caughtUp) faults.push(`${run.slug}: payment does not catch up`);
    const { findings, acked, seen, effects } = await auditRun(world, run);
    if (findings.length > 0) faults.push(`${run.slug}: ${wordsOf(findings)}`);
    if (run.socket.gaps.length > 0) faults.push(`${run.slug}: gap in events ${run.socket.gaps[0]}`);
    sizes.acked += acked;
    sizes.seen += seen;
    sizes.effects += effects;
  }
  faults.push(...(await screenEqualsStores(world)));
  return { faults, sizes };
}

async function eventually(holds: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  // A broker that is just back may refuse: that is no answer yet.
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return true;
}

/**
 * The page shows one of the two labs. Who is still asking to join waits in a line that went deaf for
 * as long as a rebalance may take, over a minute; that is no consumer in mid-run.
 */
async function allJoined({ stores, runs }: World): Promise<boolean> {
  const names = runs.map(({ sandbox }) => `${sandbox}-payment`);
  const { groups } = await stores.admin.describeGroups(names);
  return groups.every(({ state, members }) => state === 'Stable' && members.length > 0);
}

/** The consumer has committed the end, and the second reader was shown the last record. */
async function isCaughtUp({ stores }: World, { sandbox, topic, socket }: Run): Promise<boolean> {
  const end = await stores.end(topic);
  const last = socket.story.findLast(({ event }) => event.type === 'records')?.event;
  const shown = last?.type === 'records' ? last.end : 0;
  return shown === end && (await stores.committed(`${sandbox}-payment`, topic)) === end;
}

/** W4: what the page counts is what broker and database say themselves. */
async function screenEqualsStores(world: World): Promise<string[]> {
  const { page, stores, runs } = world;
  const [{ sandbox = '', topic = '' } = {}] = runs;
  const end = String(await stores.end(topic));
  const committed = String(await stores.committed(`${sandbox}-payment`, topic));
  const equal = await until(
    page,
    (view) => view.end === end && view.payment === committed,
    TOLD_WITHIN_MS,
  );
  if (equal !== undefined) return [];
  const view = await look(page).catch(() => undefined);
  return [`screen ≠ stores: end ${view?.end} ≠ ${end}, payment ${view?.payment} ≠ ${committed}`];
}
