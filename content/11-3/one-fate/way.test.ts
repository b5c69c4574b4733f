import { expect, it } from 'vitest';
import { lines, passed, published, taken, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const born = { order: { orderId: ORDER }, traceId: 't' };
const record = { key: 'dewi', value: '{"orderId":"ORD-1"}', headers: { eventId: 'evt-1' } };
const of = (consumer: string) => ({ consumer, eventId: 'evt-1' });
const paid = (consumer: string) => ({ ...of(consumer), orderId: ORDER, from: { offset: 0 } });

it('follows marker and payment, together or apart, and what was refused', () => {
  const facts = [
    written(['orders', 'evt-1'], born, 90),
    published('pesanan', 0, record, 100),
    taken('payment', { topic: 'pesanan', partition: 0, offset: 0 }, 110),
    // Of one transaction.
    written(['processed_events', 'm'], of('payment'), 120, { ts: '2.1' }),
    written(['payments', 'p'], paid('payment'), 120, { ts: '2.1' }),
    passed(['payment', 'pesanan'], 1, 130),
    written(['processed_events', 'n'], of('payment-marker'), 140),
    written(['refusals', 'r'], { ...of('payment'), offset: 0, code: 11000 }, 150),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert 90 ← document:orders same',
    'record:pesanan @0×1 100 ← oplog =10',
    'group:payment @0 ≤110 ← record:pesanan ≤10',
    'effect:processed_events insert 120 ← record:pesanan =20',
    'effect:payments insert 120 ← record:pesanan =20',
    'group:payment →1 130 ← record:pesanan =30',
    'effect:processed_events insert 140 ← record:pesanan =40',
    'effect:refusals insert 150 ← record:pesanan =50',
  ]);
});

it('knows no order of an event of the bench', () => {
  const trial = { consumer: 'uji', eventId: 'uji-1', orderId: 'uji-1', from: { offset: null } };
  expect(way.orders([written(['payments', 'p'], trial, 120)])).toEqual([]);
});
