/** What the figures are held against: ratios of one run, since machines differ. */
import type { Beside } from './beside.ts';
import type { Burst, Measures } from './measure.ts';

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly wanted: string;
  readonly met: boolean;
  /** Why it was missed, as far as the run itself shows it. */
  readonly reason?: string;
}

/** One visitor's writes, and what another's stream makes of its own orders meanwhile. */
export const CALM = 'orders of others, before it';
/** Beside the most that a lab lets a visitor write, and as many as the connector is measured with. */
export const FLOODS = [100, 500] as const;
export const besideWrites = (perSecond: number): string =>
  `orders of others, beside ${perSecond} writes/s`;
export const PRODUCE = 'batched produce / ProducerPerformance';
export const COMMIT = 'commit → record';
export const SEARCH = 'commit → search';

export function goalsOf(
  measures: Measures,
  burst: Omit<Burst, 'measures'> | undefined,
  beside: readonly Beside[] = [],
): Goal[] {
  const of = (name: string) => measures[name];
  const goals: Goal[] = [];
  const atMost = (name: string, value: number | undefined, most: number, unit = '') => {
    if (value === undefined) return;
    goals.push({ name, value, wanted: `≤ ${most}${unit}`, met: value <= most });
  };
  const ratio = (name: string, part: 'p50' | 'p95', over: string, most: number) => {
    const floor = of(over)?.[part];
    const value = of(name)?.[part];
    if (floor === undefined || value === undefined) return;
    atMost(`${name} / ${over.replace(/.* → /, '')}, ${part}`, round(value / floor), most);
  };
  atMost('click → DOM, p95', of('click → DOM')?.p95, 100, ' ms');
  ratio('produce → DOM', 'p50', 'produce → kcat', 2.5);
  ratio('produce → DOM', 'p95', 'produce → kcat', 3);
  ratio('produce → DOM', 'p50', 'produce → plain consumer', 2.5);
  ratio('produce → DOM', 'p95', 'produce → plain consumer', 3);
  atMost('produce → painted, p50', of('produce → painted')?.p50, 25, ' ms');
  ratio('neighbours in the burst', 'p95', 'neighbours before it', 2);
  for (const perSecond of FLOODS) ratio(besideWrites(perSecond), 'p95', CALM, 2);
  const produce = beside.find(({ name }) => name === PRODUCE)?.ratio.p50;
  if (produce !== undefined) {
    goals.push({ name: PRODUCE, value: produce, wanted: '≥ 0.5', met: produce >= 0.5 });
  }
  // A median of ours no worse than theirs, of the same round.
  for (const { name, ratio: times } of beside.filter((one) => one.name.startsWith(COMMIT))) {
    atMost(`${name}, p50`, times.p50, 1);
  }
  atMost(`${SEARCH}, p99`, of(SEARCH)?.p99, 1000, ' ms');
  if (!burst) return goals;
  const { framesPerSecond, counted, acked } = burst;
  const smooth = framesPerSecond >= 55;
  goals.push({ name: 'burst, frames/s', value: framesPerSecond, wanted: '≥ 55', met: smooth });
  const exact = counted === acked;
  goals.push({ name: 'burst, counted', value: counted, wanted: `= ${acked} acked`, met: exact });
  return goals;
}

const round = (value: number) => Number(value.toFixed(2));
