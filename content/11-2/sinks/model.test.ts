import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { model, type State, spreadOf, wipeUnderTraffic } from './model.ts';
import { percentile } from './percentile.ts';
import { comparison, document, ended, flow, fold, inserted, stored, trail } from './testing.ts';

const measured = (name: string, state: State) => model.measures[name]?.(state);
const live = (name: string, state: State) => model.live[name]?.(state);

describe('the way of an order', () => {
  it('has the time of every hop, by whoever wrote it down, under one trace id', () => {
    const placed = fold([inserted(0, [1])]);
    expect(placed.ways).toEqual([
      {
        ...{ orderId: 'ORD-1', traceId: 't-1', customer: 'dewi', offset: 0, createdAt: 99 },
        ...{ committedAt: 100, readAt: 103, appendedAt: 104, search: null, analytics: null },
      },
    ]);
    expect(placed.reached).toEqual([]);
    const there = fold([trail(0, stored('search', 0, [9]), stored('analytics', 0, [12]))], placed);
    expect(there.ways).toMatchObject([{ search: 109, analytics: 112 }]);
    expect(there.reached).toContain('arrived');
    expect(live('toRead', there)).toBe('3');
    expect(live('toBroker', there)).toBe('1');
    expect(live('toIndex', there)).toBe('5');
  });

  it('is begun once, though the topic be read again, and ends once, though it be told again', () => {
    const state = fold([
      inserted(0, [1]),
      inserted(0, [1]),
      trail(0, stored('search', 0, [9])),
      // The tail broke: the same again; then a view that was restarted tells it anew.
      trail(0, stored('search', 0, [9])),
      trail(1, stored('search', 0, [4000])),
    ]);
    expect(state.ways).toHaveLength(1);
    expect(state.ways[0]?.search).toBe(109);
    expect(spreadOf(state, 1, 'search')).toEqual({ orders: 1, p50: 9, p99: 9 });
  });
});

it('of an order is whole, whichever of the two topics is read first', () => {
  const state = fold([trail(0, stored('search', 0, [9])), inserted(0, [1])]);
  expect(state.ways).toMatchObject([{ orderId: 'ORD-1', search: 109, analytics: null }]);
});

describe('the delay of a flow', () => {
  it('is measured once its last order is there, and by the nearest rank', () => {
    const begun = fold([flow(1), inserted(0, [1, 2]), trail(0, stored('search', 0, [8]))]);
    expect(measured('delay', begun)).toBeUndefined();
    const over = fold([flow(1, { ended: ended(2) }), trail(1, stored('search', 1, [40]))], begun);
    expect(measured('delay', over)).toEqual({ option: 'hundred', value: 'p50 8 ms, p99 40 ms' });
    expect(over.reached).toContain('measured');
    expect(percentile([], 99)).toBeUndefined();
    expect(percentile([3, 1, 2], 50)).toBe(2);
    expect(
      percentile(
        Array.from({ length: 300 }, (_, n) => n + 1),
        99,
      ),
    ).toBe(297);
  });

  it('of a slowed search says whom it has held up', () => {
    const slow = (at: number, analytics: readonly number[]) =>
      fold([
        flow(1, { slow: true, orders: 300, ended: ended(2, at) }),
        trail(0, stored('search', 0, [2000, 9000]), stored('analytics', 0, analytics)),
      ]);
    expect(measured('slow', slow(6000, [9, 12]))).toMatchObject({ option: 'search' });
    expect(measured('slow', slow(6000, [9, 8000]))).toMatchObject({ option: 'both' });
    expect(measured('slow', slow(60_000, [9, 12]))).toMatchObject({ option: 'shop' });
    expect(slow(6000, [9, 12]).reached).toContain('slowed');
  });

  it('remembers how far search was behind while it was slow', () => {
    const committed = (offset: number): LabFact => ({
      ...{ type: 'committed', group: 'search', topic: 'pesanan', partition: 0, offset },
    });
    const setting = (slow: boolean) => document('lab_settings', { _id: 'search', slow });
    const behind = [setting(true), committed(0), inserted(0, [1, 2, 3]), committed(2)];
    expect(fold(behind).lagMax).toBe(3);
    expect(fold([committed(0), inserted(0, [1, 2, 3])]).lagMax).toBe(0);
  });
});

describe('what was asked at the instant of a 201', () => {
  const reading = (n: number, found: boolean) =>
    document('readings', {
      ...{ _id: `ORD-${n}`, press: 1, traceId: 't', askedAt: n, at: n, foundAfterMs: 12 },
      ...{ search: { found, ms: 1 }, service: { found: true, ms: 2 } },
    });
  const readings = (found: readonly boolean[]) => found.map((is, n) => reading(n, is));

  it.each([
    [[false, false, false, false, false], 'none', '0 / 5'],
    [[true, false, true, false, false], 'some', '2 / 5'],
    [[true, true, true, true, true], 'all', '5 / 5'],
  ])('%j is %s', (found, option, value) => {
    expect(measured('own', fold(readings(found)))).toEqual({ option, value });
    expect(measured('own', fold(readings(found.slice(1))))).toBeUndefined();
  });
});

describe('a rebuild', () => {
  const cleared = (at: number, wiped = true) =>
    ({ sink: 'search', kind: 'cleared', build: 2, at, wiped }) as const;
  const rebuilt = {
    sink: 'search',
    kind: 'rebuilt',
    build: 2,
    at: 450,
    records: 4,
    ms: 30,
  } as const;
  const committed: LabFact = {
    ...{ type: 'committed', group: 'search', topic: 'pesanan', partition: 0, offset: 2 },
  };
  const during = [
    ...[flow(1, { startedAt: 100, ended: ended(2, 500) }), inserted(0, [1, 2])],
    ...[trail(0, stored('search', 0, [9])), committed],
  ];
  const all = trail(1, stored('search', 1, [9]));

  it('counts where the index was wiped while orders flowed, and was compared at rest', () => {
    const wiped = fold([...during, trail(1, cleared(300), rebuilt)]);
    const still = fold([...during, all, trail(2, cleared(300), rebuilt)]);
    expect(wipeUnderTraffic(wiped)?.rebuilt).toEqual({ at: 450, records: 4, ms: 30 });
    // Before its last order is in the index, a difference says nothing of the wipe.
    expect(measured('rebuild', fold([comparison(1, 600, 3, 1)], wiped))).toBeUndefined();
    const compared = fold([comparison(1, 600, 3, 3)], still);
    expect(measured('rebuild', compared)).toEqual({ option: 'same', value: '3 / 3' });
    expect(compared.reached).toContain('rebuilt');
    expect(live('rebuiltRecords', compared)).toBe('4');
  });

  it('says so when the view lacks orders or has too many', () => {
    const wiped = fold([...during, all, trail(2, cleared(300), rebuilt)]);
    expect(measured('rebuild', fold([comparison(1, 600, 3, 2)], wiped))?.option).toBe('missing');
    expect(measured('rebuild', fold([comparison(1, 600, 3, 4)], wiped))?.option).toBe('double');
  });

  it.each([
    ['after the flow', cleared(600)],
    ['by a start', cleared(300, false)],
  ])('%s is none', (_, entry) => {
    expect(wipeUnderTraffic(fold([...during, trail(2, entry)]))).toBeUndefined();
  });
});

it('counts the orders of the database, each once, and those that are gone not', () => {
  const order = (n: number) => document('orders', { _id: `ORD-${n}` });
  const gone: LabFact = {
    ...{ type: 'document', collection: 'orders', id: 'ORD-1', op: 'delete', document: null },
  };
  expect(fold([order(1), order(2), order(1), gone, gone]).orders).toBe(1);
});
