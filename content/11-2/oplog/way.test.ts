import { expect, it } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import { lines, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const entry: LabEvent = {
  type: 'oplog',
  entries: [{ ts: { $timestamp: { t: 1, i: 2 } }, op: 'd', o: { _id: ORDER } }],
  at: 140,
};
const facts = [
  written(['orders', ORDER], {}, 100, { ts: '1.1' }),
  written(['orders', ORDER], {}, 130, { ts: '1.2', op: 'delete' }),
  entry,
  published('perubahan-orders', 0, { key: ORDER, headers: { clusterTime: '1.2', op: 'd' } }, 150),
];

it('follows an order through its deletion, and says which entry was read raw', () => {
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 100',
    'oplog orders insert 100 ← document:orders same',
    'document:orders delete 130',
    'oplog orders delete 130 ← document:orders same',
    'record:perubahan-orders @0×1 150 ← oplog =20',
  ]);
  const raw = found?.hops.flatMap(({ evidence }) =>
    evidence.kind === 'oplog' ? [evidence.raw] : [],
  );
  expect(raw).toEqual([false, true]);
});
