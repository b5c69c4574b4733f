import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { lagOf, lostOf, model, oldestUnread, type State } from './model.ts';
import { droppedIn, tableOf } from './prices.ts';

const records = (first: number, count: number, low = 0): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low,
  end: first + count,
  records: Array.from({ length: count }, (_, index) => ({
    offset: first + index,
    at: (first + index) * 100,
    key: 'budi',
    value: '{}',
    headers: {},
  })),
});
const range = (low: number, end: number): LabFact => ({
  type: 'range',
  topic: 'pesanan',
  partition: 0,
  low,
  end,
});
const committed = (offset: number | null): LabFact => ({
  type: 'committed',
  group: 'payment',
  topic: 'pesanan',
  partition: 0,
  offset,
});
const process = (type: 'started' | 'exited'): LabFact =>
  type === 'started'
    ? { type, name: 'payment', program: 'p', pid: 1, since: 0 }
    : { type, name: 'payment', pid: 1, code: 0, signal: null, reason: 'asked' };
const paid = (offset: number, at: number): LabFact => ({
  type: 'document',
  collection: 'payments',
  id: `ORD-${offset}`,
  op: 'insert',
  document: { _id: `ORD-${offset}`, offset, writtenAt: offset * 100, at },
});
const kept = (end: number, ...offsets: (readonly [number, string, string | null])[]): LabFact => ({
  type: 'report',
  name: 'catalog',
  pid: 5,
  kind: 'kept',
  data: { kept: offsets.map(([offset, key, value]) => ({ offset, key, value })), end },
});

const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, index): LabEvent => ({ ...fact, at: 1000 + index })).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);

/** Ten orders handled, then gone; fifty more came, and the first thirty were deleted. */
const gone = fold([
  process('started'),
  records(0, 10),
  ...Array.from({ length: 10 }, (_, offset) => paid(offset, 500 + offset)),
  committed(10),
  process('exited'),
  records(10, 50),
  range(30, 60),
]);

describe('the reader of the lab retention', () => {
  it('has lost what was deleted behind its bookmark, and lags by the rest', () => {
    expect(lostOf(gone)).toBe(20);
    expect(lagOf(gone)).toBe(50);
    expect(oldestUnread(gone)).toBe(3000);
    expect(gone.reached).toEqual(['reading', 'expired']);
  });

  it('comes back at the first record that is left', () => {
    const back = fold([process('started'), paid(30, 9000)], gone);
    expect(back.returns).toEqual([
      expect.objectContaining({ committed: 10, low: 30, end: 60, offset: 30, lost: 20 }),
    ]);
    expect(measured('next-offset', back)).toEqual({ option: 'low', value: 'offset 30' });
    expect(back.away).toBeNull();
    expect([lostOf(back), back.missed]).toEqual([0, 20]);
  });

  it('comes back beyond all of them when it begins at the end, and answers no guess by that', () => {
    const back = fold([process('started'), records(60, 1, 30), paid(60, 9000)], gone);
    expect(back.returns).toEqual([expect.objectContaining({ low: 30, end: 61, offset: 60 })]);
    expect(measured('next-offset', back)).toBeUndefined();
    expect(back.reached).not.toContain('returned');
  });

  it('has survived nothing under the first retention, however lucky it was', () => {
    const lucky = (ms: number): LabFact[] => [
      {
        ...{ type: 'document', collection: 'lab_settings', id: 'retention', op: 'insert' },
        document: { ms },
      },
      process('started'),
      records(0, 10),
      paid(9, 600),
      committed(10),
      process('exited'),
      records(10, 5),
    ];
    const back = (ms: number) =>
      fold([process('started'), paid(10, 9000)], fold(lucky(ms))).reached;
    expect(back(6000)).not.toContain('survived');
    expect(back(60_000)).toContain('survived');
  });

  it('counts an order whose commit came too late as handled, not as lost', () => {
    const state = fold([
      process('started'),
      records(0, 12),
      paid(10, 600),
      committed(10),
      process('exited'),
      range(11, 12),
      process('started'),
      paid(11, 9000),
    ]);
    expect(state.returns).toEqual([
      expect.objectContaining({ committed: 10, offset: 11, lost: 0 }),
    ]);
  });

  it('takes no wish of a client for a bookmark', () => {
    expect(fold([committed(-2)], gone).group.committed).toBe(10);
    expect(fold([committed(null)], gone).group.committed).toBeNull();
  });

  it('knows the age of an order far behind those that are drawn', () => {
    const state = fold([
      records(0, 10),
      committed(7),
      ...Array.from({ length: 30 }, (_, n) => records(10 + n * 50, 50)),
    ]);
    expect(state.records.some(({ offset }) => offset === 7)).toBe(false);
    expect(oldestUnread(state)).toBe(500);
  });
});

describe('the prices of the lab retention', () => {
  const catalog: LabFact = { type: 'started', name: 'catalog', program: 'p', pid: 5, since: 0 };
  const price = (value: number) => JSON.stringify({ price: value });
  const before = kept(
    4,
    [0, 'kopi', price(1)],
    [1, 'madu', price(2)],
    [2, 'kopi', price(3)],
    [3, 'madu', price(4)],
  );

  it('keep their first loss for the guess, whatever comes later', () => {
    const state = fold([
      catalog,
      before,
      kept(4, [1, 'madu', price(2)], [2, 'kopi', price(3)], [3, 'madu', price(4)]),
    ]);
    expect(measured('compaction', state)).toEqual({ option: 'at-least', value: '3 / 4' });
    const later = fold([kept(9, [7, 'kopi', price(5)], [8, 'madu', price(6)])], state);
    expect(measured('compaction', later)).toEqual({ option: 'at-least', value: '3 / 4' });
    expect(later.reached).toContain('compacted');
  });

  it('are buried only once nothing but the tombstone is left of a key', () => {
    const fresh = fold([
      catalog,
      before,
      kept(5, [2, 'kopi', price(3)], [3, 'madu', price(4)], [4, 'madu', null]),
    ]);
    expect(fresh.reached).not.toContain('buried');
    const grown = fold([kept(6, [4, 'madu', null], [5, 'kopi', price(7)])], fresh);
    expect(grown.reached).toContain('buried');
    for (const one of [fresh, grown]) {
      expect(measured('tombstone', one)).toEqual({ option: 'more', value: 'end 4 → 5' });
    }
  });

  it('make the same table before and after, without what was deleted', () => {
    const record = (offset: number, key: string, value: string | null) => ({ offset, key, value });
    const all = [record(0, 'kopi', price(1)), record(1, 'kopi', price(2)), record(2, 'madu', null)];
    expect(tableOf(all)).toEqual({ kopi: 2 });
    expect(tableOf(all.slice(1))).toEqual({ kopi: 2 });
    expect([...droppedIn(all)]).toEqual(['madu']);
  });

  it.each([null, 'x', {}, { kept: 'x', end: 1 }, { kept: [{ offset: '1' }], end: 1 }])(
    'let a report of junk change nothing (%j)',
    (data) => {
      const state = fold([catalog, before]);
      const junk: LabFact = { type: 'report', name: 'catalog', pid: 5, kind: 'kept', data };
      expect(fold([junk], state).prices).toEqual(state.prices);
    },
  );
});
