import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, written } from '#lib/testing/way.ts';
import { stored } from './testing.ts';
import { way } from './way.ts';

const [ORDER, OTHER] = ['ORD-1', 'ORD-2'];
const change = (order: string, clusterTime: string) => ({
  key: order,
  value: `{"op":"insert","_id":"${order}"}`,
  headers: { eventId: `e-${order}`, clusterTime, traceId: `t-${order}` },
  appended: true as const,
});
const said = (sink: 'search' | 'analytics', offset: number, delays: readonly number[]) =>
  published(
    'jejak',
    offset,
    { key: sink, value: JSON.stringify({ pid: 7, at: 0, ...stored(sink, 0, delays) }) },
    900,
  );
const reading = {
  ...{ press: 1, traceId: 't-ORD-1', askedAt: 92, at: 104, foundAfterMs: 12 },
  ...{ search: { found: false, ms: 1 }, service: { found: true, ms: 1 } },
};

const facts = [
  written(['orders', ORDER], { traceId: 't-ORD-1' }, 100, { ts: '1.1' }),
  written(['orders', OTHER], { traceId: 't-ORD-2' }, 101, { ts: '1.2' }),
  published('pesanan', 0, change(ORDER, '1.1'), 105),
  published('pesanan', 1, change(OTHER, '1.2'), 106),
  written(['readings', ORDER], reading, 130),
  // Both in one record of the trail: 12 and 17 ms after their commit.
  said('search', 0, [12, 17]),
  said('analytics', 1, [40]),
  passed(['search', 'pesanan'], 2, 120),
];

it('follows an order from the buyer’s request to both views, under one trace id', () => {
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'http 201 92',
    'document:orders insert 100 ← http =8',
    'oplog orders insert 100 ← document:orders same',
    'record:pesanan @0×1 105 ← oplog =5',
    'effect:search @0 112 ← record:pesanan =7',
    'group:search →2 120 ← record:pesanan =15',
    'effect:analytics @1 140 ← record:pesanan =35',
  ]);
  expect(found?.traces).toEqual(['t-ORD-1']);
  expect(found && statesOf(found)).toMatchObject({ 'group:analytics': 'waiting' });
});

it('tells the orders of one record of the trail apart, and each once', () => {
  const found = way.follow([...facts, ...facts], OTHER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 101',
    'oplog orders insert 101 ← document:orders same',
    'record:pesanan @1×1 106 ← oplog =5',
    'effect:search @0 117 ← record:pesanan =11',
    'group:search →2 120 ← record:pesanan =14',
  ]);
  expect(found && statesOf(found)).toMatchObject({ http: 'waiting' });
});
