import { expect, it } from 'vitest';
import { lines, passed, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const payload = { key: ORDER, value: '{"orderId":"ORD-1"}' };
const facts = [
  written(['orders', ORDER], {}, 100, { ts: '1.1' }),
  written(['outbox', 'e'], { aggregateid: ORDER, traceId: 't' }, 100, { ts: '1.1' }),
  published('orders-cdc', 0, { key: ORDER, headers: { op: 'insert' } }, 110),
  published('pesanan', 4, { ...payload, headers: { eventId: 'e', traceId: 't' } }, 300),
  written(['payments', 'e'], { orderId: ORDER, offset: 4 }, 320),
  passed(['payment', 'pesanan'], 5, 325),
];

it('follows an order to the designed event and to the raw one, and to its payment', () => {
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 100',
    'oplog orders insert+outbox insert 100 ← document:orders same',
    'outbox:outbox insert 100 ← oplog same',
    'record:orders-cdc @0×1 110 ← oplog =10',
    'record:pesanan @4×1 300 ← outbox:outbox =200',
    'effect:payments insert 320 ← record:pesanan =20',
    'group:payment →5 325 ← record:pesanan =25',
  ]);
});

it('knows a parked event by its record’s key', () => {
  const parked = written(['parked', 'e'], { key: ORDER, value: '{}', offset: 4 }, 330);
  const found = way.follow([...facts.slice(0, 4), parked], ORDER);
  expect(found && lines(found).at(-1)).toBe('effect:parked insert 330 ← record:pesanan =30');
});

it('shows an orphan event, and no document', () => {
  const found = way.follow(facts.slice(3, 4), ORDER);
  expect(found && lines(found)).toEqual(['record:pesanan @4×1 300']);
});
