/** What a run of `npm run load` says, and what it is held against. */
import type { Goal } from '../bench/goals.ts';
import type { Machine } from '../bench/machine.ts';
import { type Spread, spreadOf } from '../bench/stats.ts';
import type { Lesson } from './class.ts';
import type { Idle } from './idle.ts';
import type { Usage } from './machine.ts';

export interface Step {
  readonly visitors: number;
  /** How many were let in. */
  readonly entered: number;
  readonly minutes: number;
  /** Click → DOM in Chromium, press → fact on the socket, press → answer; ms. */
  readonly screen: Spread | null;
  readonly painted: Spread | null;
  readonly socket: Spread | null;
  readonly answer: Spread | null;
  /** From the request of the page to the state of the lab, for those who came in this step; ms. */
  readonly opened: Spread | null;
  readonly presses: number;
  /** Press → fact on the socket by `slug.action`, ms. Absent in what was kept before it was asked. */
  readonly byAction?: Readonly<Record<string, Spread>>;
  /** By what failed: how often; also while the newcomers came in. */
  readonly errors: Readonly<Record<string, number>>;
  readonly turnedAway: Readonly<Record<string, number>>;
  /** While the newcomers came in, and while all were at work. */
  readonly arrival: Usage;
  readonly usage: Usage;
}

export interface LoadRun {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly paceMs: number;
  readonly labs: readonly string[];
  readonly steps: readonly Step[];
  readonly idle: Idle;
  /** Gaps in the numbers and sockets that broke, in the whole run. */
  readonly faults: readonly string[];
}

interface Measured {
  readonly visitors: number;
  readonly entered: number;
  readonly minutes: number;
  readonly coming: Lesson;
  readonly atWork: Lesson;
  readonly arrival: Usage;
  readonly usage: Usage;
}

export function stepOf({ coming, atWork, ...rest }: Measured): Step {
  const { wired, screens, painted } = atWork;
  return {
    ...rest,
    screen: spread(screens.timings.map(({ shownMs }) => shownMs)),
    painted: spread(painted),
    socket: spread(wired.timings.map(({ shownMs }) => shownMs)),
    answer: spread(wired.timings.map(({ answeredMs }) => answeredMs)),
    opened: spread(coming.opened),
    presses: wired.presses + screens.presses,
    byAction: byAction(wired.timings),
    errors: tally([coming, atWork].flatMap((one) => [...one.wired.errors, ...one.screens.errors])),
    turnedAway: tally(coming.turnedAway),
  };
}

const spread = (values: readonly number[]) => (values.length > 0 ? spreadOf(values) : null);

function byAction(timings: Lesson['wired']['timings']): Record<string, Spread> {
  const shown: Record<string, number[]> = {};
  for (const { slug, action, shownMs } of timings) {
    const key = `${slug}.${action}`;
    shown[key] = [...(shown[key] ?? []), shownMs];
  }
  return Object.fromEntries(Object.entries(shown).map(([key, all]) => [key, spreadOf(all)]));
}

function tally(noted: readonly { slug: string; action: string; code: string }[]) {
  const counts: Record<string, number> = {};
  for (const { slug, action, code } of noted) {
    const key = `${slug}.${action}: ${code}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** The product's own: server, broker, database and the visitors' processes; not who measures. */
export const houseCpu = ({ cpu }: Usage) => cpu.server + cpu.broker + cpu.mongod + cpu.children;

export const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const CORES = 2;

/** Who had the processors: what the house is slow by, or who was slow beside it. */
function busy({ usage }: Step): string {
  const { cpu, foreignCpu, children } = usage;
  const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
  const shares = [
    `${children} processes of visitors ${percent(cpu.children)}`,
    `server ${percent(cpu.server)}, broker ${percent(cpu.broker)}, mongod ${percent(cpu.mongod)}`,
    `who measures ${percent(cpu.harness)}, others ${percent(foreignCpu)}`,
  ];
  return `of ${CORES * 100} % CPU: ${shares.join(', ')}`;
}

/** What was noted most often. */
const mostly = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 2)
    .map(([what, times]) => `${times} × ${what}`)
    .join(', ');

/** Of the last step, the largest class. */
export function loadGoals(run: LoadRun): Goal[] {
  const last = run.steps.at(-1);
  if (!last) return [];
  const goals: Goal[] = [];
  const goal = (name: string, value: number, wanted: string, met: boolean, reason: string) =>
    goals.push({ name, value, wanted, met, ...(met || !reason ? {} : { reason }) });
  /** Not measured counts as missed. */
  const atMost = (name: string, limit: number, unit: string, value = Number.NaN, reason = '') =>
    goal(name, Number(value.toFixed(2)), `≤ ${limit}${unit}`, value <= limit, reason);
  const who = `${last.visitors} visitors`;
  const { entered, visitors, errors, turnedAway, usage } = last;
  goal(`${who}, let in`, entered, `= ${visitors}`, entered === visitors, mostly(turnedAway));
  atMost(`${who}, click → screen, p95`, 300, ' ms', last.screen?.p95, busy(last));
  atMost(`${who}, press → socket, p95`, 300, ' ms', last.socket?.p95, busy(last));
  const failed = { ...turnedAway, ...errors };
  atMost(`${who}, errors`, 0, '', total(failed), mostly(failed));
  atMost('gaps and broken sockets', 0, '', run.faults.length, run.faults[0]);
  atMost(`${who}, CPU, share of two cores`, 60, ' %', (houseCpu(usage) / CORES) * 100, busy(last));
  atMost(`${who}, memory`, 12, ' GiB', usage.memoryMax / 1024);
  atMost('idle visitors free of processes', 60, ' s', run.idle.seconds ?? undefined);
  return goals;
}
