import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { lagOf, model, type State } from './model.ts';
import { type How, pauseOfHeld, pauseOfOthers } from './model-pauses.ts';

const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
const exited = (name: string, pid: number, reason: 'killed' | 'asked'): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: reason === 'killed' ? 'SIGKILL' : null,
  reason,
});
const report = (name: string, pid: number, kind: string, data: unknown = {}): LabFact => ({
  type: 'report',
  name,
  pid,
  kind,
  data,
});
const group = (
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
const paid = (
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

type Timed = readonly [at: number, fact: LabFact];
const fold = (timed: readonly Timed[], from: State = model.initial): State =>
  timed.map(([at, fact]): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);

/** Three members at work; each has done one order at 1000 ms. */
const atWork: Timed[] = [
  [0, started('payment-a', 1)],
  [0, started('payment-b', 2)],
  [0, started('payment-c', 3)],
  [500, group(1, { 'payment-a': [0], 'payment-b': [1], 'payment-c': [2] })],
  [1000, paid(0, 0, 990, ['payment-a', 1, 1000])],
  [1000, paid(1, 0, 990, ['payment-b', 2, 1000])],
  [1000, paid(2, 0, 990, ['payment-c', 3, 1000])],
];
const takenOver = (at: number): Timed[] => [
  [at, group(2, { 'payment-b': [0, 2], 'payment-c': [1] })],
  [at + 100, paid(0, 1, 1100, ['payment-b', 2, at + 100])],
  [at + 100, paid(1, 1, at - 200, ['payment-c', 3, at + 100])],
  [at + 100, paid(2, 1, at - 300, ['payment-b', 2, at + 100])],
];

describe('the pauses of the lab kill', () => {
  it.each<[How, Timed, number]>([
    ['term', [1050, report('payment-a', 1, 'leaving')], 1500],
    ['kill', [1050, exited('payment-a', 1, 'killed')], 11_500],
    ['freeze', [1050, report('payment-a', 1, 'frozen', { partition: 0, offset: 1 })], 11_500],
  ])('measure %s from the waiting order to the heir', (how, gone, at) => {
    const [episode] = fold([...atWork, gone, ...takenOver(at)]).episodes;
    expect(episode).toMatchObject({
      how,
      member: 'payment-a',
      held: [0],
      heirs: { 0: 'payment-b' },
    });
    expect(pauseOfHeld(episode ?? never())).toBe(at + 100 - 1100);
    expect(pauseOfOthers(episode ?? never())).toBe(400);
  });

  it('count no time in which nothing was waiting', () => {
    const late: Timed[] = [
      [9000, group(2, { 'payment-b': [0, 2], 'payment-c': [1] })],
      [30_000, paid(0, 1, 29_990, ['payment-b', 2, 30_000])],
      [30_000, paid(1, 1, 29_990, ['payment-c', 3, 30_000])],
      [30_000, paid(2, 1, 29_990, ['payment-b', 2, 30_000])],
    ];
    const idle = fold([...atWork, [1050, exited('payment-a', 1, 'killed')], ...late]);
    expect(idle.episode?.pauses).toEqual({ 0: 10, 1: 10, 2: 10 });
    // A death that nobody waited for says nothing of the broker.
    expect(idle.episodes).toEqual([]);
    expect(measured('pause-kill', idle)).toBeUndefined();
  });

  it('take a start after all were seen off for no takeover', () => {
    const off = ['payment-a', 'payment-b', 'payment-c'].flatMap((name, n): Timed[] => [
      [1050 + n, report(name, n + 1, 'leaving')],
      [1060 + n, exited(name, n + 1, 'asked')],
    ]);
    const again: Timed[] = [
      [9000, started('payment-b', 8)],
      [9000, started('payment-c', 9)],
      ...takenOver(9500).map(([at, fact]): Timed => [at, again8(fact)]),
    ];
    const state = fold([...atWork, ...off, ...again]);
    expect(state.episodes).toEqual([]);
    expect(state.reached).not.toContain('left');
  });

  it('begin with nobody who held nothing, and end only under a new generation', () => {
    const idle = fold([
      ...atWork,
      [1010, started('order-service', 9)],
      [1020, exited('order-service', 9, 'killed')],
    ]);
    expect(idle.episode).toBeNull();
    const open = fold([
      ...atWork,
      [1050, exited('payment-a', 1, 'killed')],
      [1200, paid(1, 1, 1150, ['payment-b', 2, 1200])],
    ]);
    expect(open.episode).toMatchObject({ settled: false });
    expect(open.episodes).toEqual([]);
  });

  it('are not ended by what a frozen one does on waking', () => {
    const frozen = fold([
      ...atWork,
      [1050, report('payment-a', 1, 'frozen', { partition: 0 })],
      ...takenOver(11_500),
    ]);
    const woke = fold(
      [
        [15_000, report('payment-a', 1, 'woke')],
        [15_001, paid(0, 1, 1100, ['payment-b', 2, 11_600], ['payment-a', 1, 15_001])],
        [
          15_002,
          report('payment-a', 1, 'refused', {
            partition: 0,
            offset: 1,
            error: 'UNKNOWN_MEMBER_ID',
          }),
        ],
      ],
      frozen,
    );
    expect(woke.episodes).toEqual(frozen.episodes);
    expect(woke.lastAt).toEqual(frozen.lastAt);
    expect(woke.repeated).toBe(1);
    expect(woke.frozen).toEqual({});
    expect(woke.reached).toContain('fenced');
    expect(measured('late-commit', woke)).toEqual({
      option: 'refused',
      value: 'UNKNOWN_MEMBER_ID',
    });
  });

  it.each([
    ['kill', 11_500, 'session'],
    ['kill', 2000, 'soon'],
    ['kill', 7000, 'session'],
  ])('bear a guess out by what was measured (%s at %i: %s)', (_how, at, option) => {
    const state = fold([...atWork, [1050, exited('payment-a', 1, 'killed')], ...takenOver(at)]);
    expect(measured('pause-kill', state)?.option).toBe(option);
    expect(measured('pause-term', state)).toBeUndefined();
    expect(measured('others', state)?.option).toBe('short');
  });
});

describe('the state of the lab kill', () => {
  it('takes the last sign of a member from heartbeat or commit', () => {
    const state = fold([
      ...atWork,
      [1100, report('payment-a', 1, 'heartbeat')],
      [1300, { type: 'committed', group: 'payment', topic: 'pesanan', partition: 1, offset: 1 }],
    ]);
    expect(state.signs).toEqual({ 'payment-a': 1100, 'payment-b': 1300 });
  });

  it.each([null, 'x', 7, [], {}, { partition: 'a', offset: 1 }, { perSecond: '9' }])(
    'lets a report of junk change no more than its kind allows (%j)',
    (data) => {
      const before = fold(atWork);
      for (const kind of ['read', 'refused']) {
        const after = fold([[1100, report('payment-a', 1, kind, data)]], before);
        expect(after.read).toEqual(before.read);
        expect(after.refused).toEqual(before.refused);
      }
      const odd = { type: 'document', collection: 'payments', id: 'x', op: 'insert' } as const;
      expect(fold([[1100, { ...odd, document: { data } }]], before).orders).toBe(before.orders);
    },
  );

  it('adds its lag over the partitions', () => {
    const range = (partition: number, end: number): LabFact => ({
      type: 'range',
      topic: 'pesanan',
      partition,
      low: 0,
      end,
    });
    const state = fold([
      [1, range(0, 5)],
      [1, range(1, 4)],
      [2, { type: 'committed', group: 'payment', topic: 'pesanan', partition: 0, offset: 3 }],
    ]);
    expect(lagOf(state)).toBe(6);
  });

  it('loses nothing when its state is carried as JSON', () => {
    const all: Timed[] = [
      ...atWork,
      [1050, exited('payment-a', 1, 'killed')],
      ...takenOver(11_500),
    ];
    for (let cut = 0; cut <= all.length; cut += 1) {
      const carried = JSON.parse(JSON.stringify(fold(all.slice(0, cut)))) as State;
      expect(fold(all.slice(cut), carried)).toEqual(fold(all));
    }
  });
});

/** The same deliveries, by the processes that were started anew. */
function again8(fact: LabFact): LabFact {
  return JSON.parse(
    JSON.stringify(fact).replaceAll('"pid":2', '"pid":8').replaceAll('"pid":3', '"pid":9'),
  );
}

function never(): never {
  throw new Error('not told');
}
