import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const named = { order: ORDER, eventId: 'evt-1' };
const record = { value: '{"orderId":"ORD-1"}', headers: { eventId: 'evt-1', traceId: 't' } };

it('follows two sessions of one order to two records, and to one charge and one refusal', () => {
  const facts = [
    written(['orders', ORDER], { eventId: 'evt-1', traceId: 't' }, 90),
    written(['sends', 'ORD-1/1'], { ...named, outcome: 'open' }, 95),
    published('pesanan', 0, record, 100),
    // Its program died before it could note the answer; the next one publishes again.
    written(['sends', 'ORD-1/2'], { ...named, outcome: 'open' }, 2000),
    published('pesanan', 1, record, 2010),
    written(['sends', 'ORD-1/2'], { ...named, outcome: 'acked' }, 2020, { op: 'update' }),
    written(['payments', 'p'], { ...named, offset: 0 }, 3000),
    written(['refusals', 'r'], { ...named, offset: 1, code: 11_000 }, 3010),
    passed(['payment', 'pesanan'], 2, 3020),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert 90 ← document:orders same',
    'document:sends insert 95 ← document:orders =5',
    'oplog sends insert 95 ← document:sends same',
    'record:pesanan @0×1 100 ← document:sends =5',
    'document:sends insert 2000 ← document:orders =1910',
    'oplog sends insert 2000 ← document:sends same',
    'record:pesanan @1×2 2010 ← document:sends =10',
    'document:sends update 2020 ← document:orders =1930',
    'oplog sends update 2020 ← document:sends same',
    'effect:payments insert 3000 ← record:pesanan =2900',
    'effect:refusals insert 3010 ← record:pesanan =1000',
    'group:payment →2 3020 ← record:pesanan =1010',
  ]);
  expect(found && statesOf(found)).toMatchObject({ http: 'absent', outbox: 'absent' });
});
