import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const born = { order: { orderId: ORDER }, traceId: 't' };
const record = { key: 'dewi', value: '{"orderId":"ORD-1"}', headers: { eventId: 'evt-1' } };
const charged = (group: string, times: number) => ({ group, orderId: ORDER, offset: 0, times });

it('follows an order to a charge on either side of its bookmark, and to a second one', () => {
  const facts = [
    written(['orders', 'evt-1'], born, 90),
    published('pesanan', 0, record, 100),
    written(['payments', 'payment-record/ORD-1'], charged('payment-record', 1), 120),
    passed(['payment-record', 'pesanan'], 1, 125),
    passed(['payment-before', 'pesanan'], 1, 110),
    written(['payments', 'payment-before/ORD-1'], charged('payment-before', 1), 130),
    // Killed between its effect and its commit: the heir charges once more.
    written(['payments', 'payment-record/ORD-1'], charged('payment-record', 2), 900, {
      op: 'update',
    }),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert 90 ← document:orders same',
    'record:pesanan @0×1 100 ← oplog =10',
    'group:payment-before →1 110 ← record:pesanan =10',
    'effect:payments insert 120 ← record:pesanan =20',
    'group:payment-record →1 125 ← record:pesanan =25',
    'effect:payments insert 130 ← record:pesanan =30',
    'effect:payments update 900 ← record:pesanan =800',
  ]);
  expect(found?.traces).toEqual(['t']);
  expect(found && statesOf(found)).toMatchObject({ 'group:payment-batch': 'waiting' });
});
