import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, taken, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-2-17';
const row = { aggregateid: ORDER };
const record = { key: ORDER, value: `{"orderId":"${ORDER}"}`, headers: { eventId: 'e' } };
const payment = (offset: number) => ({ orderId: ORDER, eventId: 'e', partition: 2, offset });
const born = [
  written(['orders', ORDER], {}, 90, { ts: '9.1' }),
  written(['outbox', 'e'], row, 90, { ts: '9.1' }),
];

it('follows an order that was charged twice to both of its payments', () => {
  const found = way.follow(
    [
      ...born,
      published('pesanan', 4, record, 100, 2),
      taken('payment-b', { topic: 'pesanan', partition: 2, offset: 4 }, 110),
      written(['payments', 'p'], payment(4), 120),
      published('pesanan', 9, record, 130, 2),
      taken('payment-c', { topic: 'pesanan', partition: 2, offset: 9 }, 140),
      written(['payments', 'q'], payment(9), 150),
      passed(['payment', 'pesanan'], 10, 160, 2),
    ],
    ORDER,
  );
  expect(found && lines(found)).toEqual([
    'document:orders insert 90',
    'oplog orders insert+outbox insert 90 ← document:orders same',
    'outbox:outbox insert 90 ← oplog same',
    'record:pesanan @4×1 100 ← outbox:outbox =10',
    'group:payment @4 ≤110 ← record:pesanan ≤10',
    'effect:payments insert 120 ← group:payment ≥10',
    'record:pesanan @9×2 130 ← outbox:outbox =40',
    'group:payment @9 ≤140 ← record:pesanan ≤10',
    'effect:payments insert 150 ← group:payment ≥10',
    'group:payment →10 160 ← record:pesanan =30',
  ]);
});

it('shows where the way of one ends that was never told', () => {
  const found = way.follow([written(['orders', ORDER], {}, 90)], ORDER);
  expect(found && statesOf(found)).toMatchObject({
    'document:orders': 'reached',
    'outbox:outbox': 'waiting',
    'record:pesanan': 'waiting',
    'effect:payments': 'waiting',
  });
});

it('follows a poisonous one through the dead letters', () => {
  const letter = { ...record, headers: { eventId: 'e', 'dlq-reason': 'poison' } };
  const found = way.follow(
    [
      ...born,
      published('pesanan', 4, record, 100, 2),
      taken('payment-a', { topic: 'pesanan', partition: 2, offset: 4 }, 110),
      published('pesanan-dlq', 0, letter, 120),
      published('pesanan', 9, { ...record, headers: { ...record.headers, replayed: 'x' } }, 130, 2),
      written(['payments', 'q'], payment(9), 150),
    ],
    ORDER,
  );
  expect(found && statesOf(found)).toMatchObject({ 'record:pesanan-dlq': 'reached' });
  expect(found && lines(found)).toContain('record:pesanan-dlq @0×1 120 ← group:payment ≥10');
  expect(found && lines(found)).toContain('effect:payments insert 150 ← record:pesanan =20');
});
