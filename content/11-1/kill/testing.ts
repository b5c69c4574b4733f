/** Facts of the lab `kill` as the observers tell them, for the tests of its model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';

export const started = (name: string, pid: number, since = 0): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since,
});
export const exited = (name: string, pid: number, reason: 'killed' | 'asked'): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: reason === 'killed' ? 'SIGKILL' : null,
  reason,
});
export const report = (name: string, pid: number, kind: string, data: unknown = {}): LabFact => ({
  type: 'report',
  name,
  pid,
  kind,
  data,
});
export const group = (
  generation: number,
  owners: Readonly<Record<string, readonly number[]>>,
): LabFact => ({
  type: 'group',
  group: 'payment',
  generation,
  members: Object.entries(owners).map(([client, partitions]) => ({
    client,
    partitions,
    sessionMs: 10_000,
  })),
});
type Handled = readonly [member: string, pid: number, at: number];
export const paid = (
  partition: number,
  offset: number,
  writtenAt: number,
  ...handled: Handled[]
): LabFact => ({
  type: 'document',
  collection: 'payments',
  id: `ORD-${partition}-${offset}`,
  op: handled.length > 1 ? 'update' : 'insert',
  document: {
    _id: `ORD-${partition}-${offset}`,
    customer: 'dewi',
    partition,
    offset,
    writtenAt,
    deliveries: handled.map(([member, pid, at]) => ({ member, pid, at })),
  },
});

export type Timed = readonly [at: number, fact: LabFact];
export const fold = (timed: readonly Timed[], from: State = model.initial): State =>
  timed.map(([at, fact]): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
export const measured = (name: string, state: State) => model.measures[name]?.(state);

/** Three members at work; each has done one order at 1000 ms. */
export const atWork: Timed[] = [
  [0, started('payment-a', 1)],
  [0, started('payment-b', 2)],
  [0, started('payment-c', 3)],
  [500, group(1, { 'payment-a': [0], 'payment-b': [1], 'payment-c': [2] })],
  [1000, paid(0, 0, 990, ['payment-a', 1, 1000])],
  [1000, paid(1, 0, 990, ['payment-b', 2, 1000])],
  [1000, paid(2, 0, 990, ['payment-c', 3, 1000])],
];
export const takenOver = (at: number): Timed[] => [
  [at, group(2, { 'payment-b': [0, 2], 'payment-c': [1] })],
  [at + 100, paid(0, 1, 1100, ['payment-b', 2, at + 100])],
  [at + 100, paid(1, 1, at - 200, ['payment-c', 3, at + 100])],
  [at + 100, paid(2, 1, at - 300, ['payment-b', 2, at + 100])],
];

/** The same deliveries, by the processes that were started anew. */
export function again8(fact: LabFact): LabFact {
  return JSON.parse(
    JSON.stringify(fact).replaceAll('"pid":2', '"pid":8').replaceAll('"pid":3', '"pid":9'),
  );
}
