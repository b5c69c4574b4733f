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
  /** By what failed: how often. */
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
    errors: tally([...wired.errors, ...screens.errors]),
    turnedAway: tally(coming.turnedAway),
  };
}

const spread = (values: readonly number[]) => (values.length > 0 ? spreadOf(values) : null);

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

/** Of the last step, the largest class. */
export function loadGoals(run: LoadRun): Goal[] {
  const last = run.steps.at(-1);
  if (!last) return [];
  const goals: Goal[] = [];
  const atMost = (name: string, value: number | undefined | null, most: number, unit: string) => {
    const met = typeof value === 'number' && value <= most;
    const known = typeof value === 'number' ? Number(value.toFixed(2)) : Number.NaN;
    goals.push({ name, value: known, wanted: `≤ ${most}${unit}`, met });
  };
  const who = `${last.visitors} visitors`;
  goals.push({
    ...{ name: `${who}, let in`, value: last.entered },
    ...{ wanted: `= ${last.visitors}`, met: last.entered === last.visitors },
  });
  atMost(`${who}, click → screen, p95`, last.screen?.p95, 300, ' ms');
  atMost(`${who}, press → socket, p95`, last.socket?.p95, 300, ' ms');
  atMost(`${who}, errors`, total(last.errors) + total(last.turnedAway), 0, '');
  atMost('gaps and broken sockets', run.faults.length, 0, '');
  atMost(`${who}, CPU, share of two cores`, (houseCpu(last.usage) / CORES) * 100, 60, ' %');
  atMost(`${who}, memory`, last.usage.memoryMax / 1024, 12, ' GiB');
  atMost('idle visitors free of processes', run.idle.seconds ?? Number.NaN, 60, ' s');
  return goals;
}
