/** Facts of the lab `groups` as the observers tell them, for the tests of its model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';

export const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
export const ready = (name: string, pid: number): LabFact => ({ type: 'ready', name, pid });
export const killed = (name: string, pid: number): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'killed',
});
export const holding = (pid: number, held: number, paused = false): LabFact => ({
  type: 'report',
  name: 'analytics',
  pid,
  kind: 'holding',
  data: { held, paused },
});
export const group = (
  name: string,
  owners: Readonly<Record<string, readonly number[]>>,
): LabFact => ({
  type: 'group',
  group: name,
  generation: 1,
  members: Object.entries(owners).map(([client, partitions]) => ({ client, partitions })),
});
export const end = (each: number): LabFact[] =>
  [0, 1, 2].map((partition) => ({
    type: 'range',
    topic: 'pesanan',
    partition,
    low: 0,
    end: each,
  }));
export const committed = (name: string, ...offsets: number[]): LabFact[] =>
  offsets.map((offset, partition) => ({
    type: 'committed',
    group: name,
    topic: 'pesanan',
    partition,
    offset,
  }));
export const manner = (which: string): LabFact => ({
  type: 'document',
  collection: 'lab_settings',
  id: 'analytics',
  op: 'update',
  document: { manner: which },
});
const wave = (
  id: number,
  count: number,
  owners: Readonly<Record<string, readonly number[]>>,
): LabFact => ({
  type: 'document',
  collection: 'waves',
  id: String(id),
  op: 'insert',
  document: {
    count,
    members: Object.entries(owners).map(([client, partitions]) => ({ client, partitions })),
  },
});

interface Stored {
  readonly wave?: number;
  readonly member?: string;
  readonly at?: number;
}
const stored = (
  collection: 'payments' | 'analytics',
  partition: number,
  offset: number,
  { wave: of = 1, member = 'payment-a', at = 0 }: Stored = {},
): LabFact => ({
  type: 'document',
  collection,
  id: `ORD-${of}-${partition}-${offset}`,
  op: 'insert',
  document: { _id: `ORD-${of}-${partition}-${offset}`, partition, offset, wave: of, member, at },
});
export const many = (
  collection: 'payments' | 'analytics',
  partition: number,
  from: number,
  to: number,
) => Array.from({ length: to - from }, (_, index) => stored(collection, partition, from + index));

export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, at): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
export const measured = (name: string, state: State) => model.measures[name]?.(state);
export const live = (name: string, state: State) => model.live[name]?.(state);

export const ONE = { 'payment-a': [0, 1, 2] };
export const THREE = { 'payment-a': [0], 'payment-b': [1], 'payment-c': [2] };
export const FOUR = { ...THREE, 'payment-d': [] };

/** Three orders, one a partition, 50 ms apart or at once. */
export const worked = (
  id: number,
  owners: Readonly<Record<string, readonly number[]>>,
): LabFact[] => [
  wave(id, 3, owners),
  ...[0, 1, 2].map((partition) => {
    const member = Object.entries(owners).find(([, held]) => held.includes(partition))?.[0] ?? '';
    return stored('payments', partition, id, { wave: id, member, at: 1000 + partition * 50 });
  }),
];
