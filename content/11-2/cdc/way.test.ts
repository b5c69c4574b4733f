import { expect, it } from 'vitest';
import { lines, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-7';
const change = (eventId: string, clusterTime: string) => ({
  key: ORDER,
  value: '{"op":"insert","_id":"ORD-7"}',
  headers: { eventId, clusterTime, eventType: 'orders.insert', traceId: 't' },
});

it('joins each record to the oplog entry that it names', () => {
  const facts = [
    written(['orders', ORDER], { traceId: 't' }, 100, { ts: '1.1' }),
    written(['orders', ORDER], { traceId: 't' }, 105, { ts: '1.2', op: 'update' }),
    published('pesanan', 3, change('a', '1.1'), 110),
    published('pesanan', 4, change('b', '1.2'), 111),
    // Doubled by a connector that died before it saved its token.
    published('pesanan', 5, change('b', '1.2'), 900),
    published('salin-dulu', 0, change('copy', ''), 950),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 100',
    'oplog orders insert 100 ← document:orders same',
    'document:orders update 105',
    'oplog orders update 105 ← document:orders same',
    'record:pesanan @3×1 110 ← oplog =10',
    'record:pesanan @4×1 111 ← oplog =6',
    'record:pesanan @5×2 900 ← oplog =795',
    'record:salin-dulu @0×1 950 ← oplog =845',
  ]);
});
