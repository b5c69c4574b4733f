import { expect, it } from 'vitest';
import { lines, passed, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const named = { order: ORDER, eventId: 'e' };
const record = { value: '{"orderId":"ORD-1"}', headers: { eventId: 'e', traceId: 't' } };

it('follows one call of send to two records, and each to its charge', () => {
  const facts = [
    written(['orders', ORDER], { eventId: 'e', traceId: 't' }, 90),
    written(['sends', 'ORD-1/1'], { ...named, outcome: 'open' }, 95),
    published('pesanan', 0, record, 100),
    // Its ack was lost; the client repeated by itself, and made the batch anew.
    published('pesanan', 1, record, 485),
    written(['sends', 'ORD-1/1'], { ...named, outcome: 'acked' }, 3200, { op: 'update' }),
    written(['payments', 'p'], { ...named, offset: 0 }, 120),
    passed(['payment', 'pesanan'], 1, 125),
    written(['payments', 'q'], { ...named, offset: 1 }, 3300),
    passed(['payment', 'pesanan'], 2, 3305),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert 90 ← document:orders same',
    'document:sends insert 95 ← document:orders =5',
    'oplog sends insert 95 ← document:sends same',
    'record:pesanan @0×1 100 ← document:sends =5',
    'effect:payments insert 120 ← record:pesanan =20',
    'group:payment →1 125 ← record:pesanan =25',
    'record:pesanan @1×2 485 ← document:sends =390',
    'document:sends update 3200 ← document:orders =3110',
    'oplog sends update 3200 ← document:sends same',
    'effect:payments insert 3300 ← record:pesanan =2815',
    'group:payment →2 3305 ← record:pesanan =2820',
  ]);
});
