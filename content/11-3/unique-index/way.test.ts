import { expect, it } from 'vitest';
import { lines, passed, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const delivery = { key: 'dewi', value: '{"orderId":"ORD-1"}', headers: { eventId: 'evt-1' } };
const paid = (offset: number) => ({ eventId: 'evt-1', orderId: ORDER, from: { offset } });

it('follows each delivery to what it came to', () => {
  const facts = [
    written(['orders', 'evt-1'], { order: { orderId: ORDER }, traceId: 't' }, 90),
    published('pesanan', 0, delivery, 100),
    published('pesanan', 1, delivery, 110),
    written(['payments', 'p'], paid(0), 120),
    written(['refusals', 'r'], { eventId: 'evt-1', offset: 1, code: 11000 }, 130),
    passed(['payment', 'pesanan'], 2, 140),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert 90 ← document:orders same',
    'record:pesanan @0×1 100 ← oplog =10',
    'record:pesanan @1×2 110 ← oplog =20',
    'effect:payments insert 120 ← record:pesanan =20',
    'effect:refusals insert 130 ← record:pesanan =20',
    'group:payment →2 140 ← record:pesanan =30',
  ]);
  expect(found?.traces).toEqual(['t']);
});
