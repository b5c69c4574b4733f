import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { lagOf, lostOf, whereabouts } from './model-where.ts';

const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
const ready = (name: string, pid: number): LabFact => ({ type: 'ready', name, pid });
const killed = (name: string, pid: number): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'killed',
});
const holding = (pid: number, held: number, paused = false): LabFact => ({
  type: 'report',
  name: 'analytics',
  pid,
  kind: 'holding',
  data: { held, paused },
});
const group = (name: string, owners: Readonly<Record<string, readonly number[]>>): LabFact => ({
  type: 'group',
  group: name,
  generation: 1,
  members: Object.entries(owners).map(([client, partitions]) => ({ client, partitions })),
});
const end = (each: number): LabFact[] =>
  [0, 1, 2].map((partition) => ({
    type: 'range',
    topic: 'pesanan',
    partition,
    low: 0,
    end: each,
  }));
const committed = (name: string, ...offsets: number[]): LabFact[] =>
  offsets.map((offset, partition) => ({
    type: 'committed',
    group: name,
    topic: 'pesanan',
    partition,
    offset,
  }));
const manner = (which: string): LabFact => ({
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
const many = (collection: 'payments' | 'analytics', partition: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => stored(collection, partition, from + index));

const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, at): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);
const live = (name: string, state: State) => model.live[name]?.(state);

const ONE = { 'payment-a': [0, 1, 2] };
const THREE = { 'payment-a': [0], 'payment-b': [1], 'payment-c': [2] };
const FOUR = { ...THREE, 'payment-d': [] };

/** Three orders, one a partition, 50 ms apart or at once. */
const worked = (id: number, owners: Readonly<Record<string, readonly number[]>>): LabFact[] => [
  wave(id, 3, owners),
  ...[0, 1, 2].map((partition) => {
    const member = Object.entries(owners).find(([, held]) => held.includes(partition))?.[0] ?? '';
    return stored('payments', partition, id, { wave: id, member, at: 1000 + partition * 50 });
  }),
];

describe('the sendings of the lab groups', () => {
  it('are known by whom the broker listed, and by who did the work', () => {
    const alone = fold(worked(1, ONE));
    expect(alone.reached).toEqual(['alone']);
    expect(live('rateAlone', alone)).toBe('20');
    const idle = fold([...worked(2, THREE), ...worked(3, FOUR)], alone);
    expect(idle.reached).toEqual(['alone', 'shared', 'idle']);
    expect(measured('fourth', idle)).toEqual({ option: 'three', value: '3 / 4' });
  });

  it('are not done before their last order, and not ours with a stranger among them', () => {
    const [begun, ...payments] = worked(1, ONE);
    expect(fold([begun ?? never(), ...payments.slice(0, 2)]).reached).toEqual([]);
    const strange = { analytics: [0], 'payment-a': [1], 'payment-b': [2] };
    expect(fold(worked(1, strange)).reached).toEqual([]);
  });
});

describe('the members of a group', () => {
  it('bear a guess out once two of them hold everything', () => {
    const joining = fold([group('payment', { 'payment-a': [0, 1, 2], 'payment-b': [] })]);
    expect(measured('second', joining)?.option).toBe('split');
    const half = fold([group('payment', { 'payment-a': [0], 'payment-b': [] })]);
    expect(measured('second', half)).toBeUndefined();
    const each = fold([group('payment', { 'payment-a': [0, 1, 2], 'payment-b': [1] })]);
    expect(measured('second', each)?.option).toBe('each');
  });
});

describe('an order that was passed over', () => {
  const LAST_OF_2 = end(20).length + 3 + 20 + 19;
  const mistaken = [
    ...end(20),
    started('analytics', 7),
    manner('mistaken'),
    group('payment', { analytics: [0], 'payment-a': [1], 'payment-b': [2] }),
    ...many('payments', 1, 0, 20),
    ...many('payments', 2, 0, 20),
    ...many('analytics', 0, 0, 20),
    ...committed('payment', 20, 20, 20),
  ];

  it('is one that the bookmark has passed and the database has not', () => {
    const state = fold(mistaken);
    expect(lostOf(state, 'payment')).toBe(20);
    expect(lagOf(state, 'payment')).toBe(0);
    expect(whereabouts(state, 'payment')).toEqual({ stored: 40, memory: 0, log: 0, lost: 20 });
    expect(measured('mistake', state)).toEqual({ option: 'part', value: 'P0: 20' });
    expect(state.reached).toEqual(['mistaken']);
  });

  it('is not summed up before the last document of the others was told', () => {
    const late = fold(mistaken.filter((_, index) => index !== LAST_OF_2));
    expect(late.reached).not.toContain('mistaken');
    expect(measured('mistake', fold(many('payments', 2, 19, 20), late))?.value).toBe('P0: 20');
  });

  it('is none while its document may just be on its way', () => {
    expect(lostOf(fold([...end(3), ...committed('payment', 1, 1, 1)]), 'payment')).toBe(0);
  });

  it('is mended only when everything is paid, and counted by a group of its own', () => {
    const paid = fold([...many('payments', 0, 0, 20)], fold(mistaken));
    expect(paid.reached).not.toContain('mended');
    const own = [
      manner('own'),
      group('payment', THREE),
      group('analytics', { analytics: [0, 1, 2] }),
      ...many('analytics', 1, 0, 20),
      ...many('analytics', 2, 0, 20),
      ...committed('analytics', 20, 20, 20),
    ];
    const mended = fold(own, paid);
    expect(mended.reached).toContain('mended');
    expect(measured('other-group', mended)).toEqual({ option: 'all', value: '60 / 60' });
  });
});

describe('orders in memory', () => {
  const at = (how: string, bookmark: number): LabFact[] => [
    ...end(20),
    started('analytics', 7),
    ready('analytics', 7),
    manner(how),
    group('analytics', { analytics: [0, 1, 2] }),
    holding(7, 40, how === 'bounded'),
    ...many('analytics', 0, 0, 20),
    ...committed('analytics', bookmark, bookmark, bookmark),
  ];
  const again: LabFact[] = [killed('analytics', 7), started('analytics', 8), ready('analytics', 8)];

  it('are not lost while the process lives, and are with it when they were committed', () => {
    const alive = fold(at('hoarding', 20));
    expect(whereabouts(alive, 'analytics')).toEqual({ stored: 20, memory: 40, log: 0, lost: 0 });
    const dead = fold([killed('analytics', 7)], alive);
    expect(dead.deaths).toMatchObject([{ held: 40, missing: null }]);
    expect(dead.reached).not.toContain('hoarded');
    const heir = fold(again.slice(1), dead);
    expect(measured('hoard-kill', heir)).toEqual({ option: 'held', value: '40 / 40' });
    expect(heir.reached).toContain('hoarded');
  });

  it('are read again when they were not committed', () => {
    const alive = fold([...at('bounded', 0), ...committed('analytics', 20, 0, 0)]);
    expect(alive.paused).toBe(true);
    const heir = fold(again, alive);
    expect(heir.deaths).toMatchObject([{ manner: 'bounded', held: 40, missing: null }]);
    const kept = fold(
      [
        ...many('analytics', 1, 0, 20),
        ...many('analytics', 2, 0, 20),
        ...committed('analytics', 20, 20, 20),
      ],
      heir,
    );
    expect(kept.deaths).toMatchObject([{ missing: 0 }]);
    expect(kept.reached).toContain('kept');
    expect(live('boundedMost', kept)).toBe('40');
  });

  it('are no part of what an earlier death has lost', () => {
    const dead = fold(again, fold(at('hoarding', 20)));
    const bounded = [manner('bounded'), ...end(40), holding(8, 20, true)];
    const alive = fold(bounded, dead);
    expect(whereabouts(alive, 'analytics')).toEqual({ stored: 20, memory: 20, log: 40, lost: 40 });
    const heir = fold(
      [
        killed('analytics', 8),
        started('analytics', 9),
        ready('analytics', 9),
        ...[0, 1, 2].flatMap((partition) => many('analytics', partition, 20, 40)),
        ...committed('analytics', 40, 40, 40),
      ],
      alive,
    );
    expect(heir.deaths[1]).toMatchObject({ manner: 'bounded', before: 40, missing: 0 });
  });

  it('wait in the log, not in memory, behind a slow database', () => {
    const slow = fold([...end(20), manner('slow'), ...committed('analytics', 5, 0, 0)]);
    expect(slow.reached).toContain('slowed');
    expect(whereabouts(slow, 'analytics').memory).toBe(0);
  });
});

it('loses nothing when its state is carried as JSON', () => {
  const all = [...worked(1, ONE), ...end(20), manner('hoarding'), ...committed('payment', 3, 3, 3)];
  for (let cut = 0; cut <= all.length; cut += 1) {
    const carried = JSON.parse(JSON.stringify(fold(all.slice(0, cut)))) as State;
    const rest = all.slice(cut).map((fact, index): LabEvent => ({ ...fact, at: cut + index }));
    expect(rest.reduce(model.reduce, carried)).toEqual(fold(all));
  }
});

function never(): never {
  throw new Error('not told');
}
