import { expect, it } from 'vitest';
import { lines, published, statesOf, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1-1';
const record = {
  key: ORDER,
  value: '{"orderId":"ORD-1-1"}',
  headers: { eventId: 'evt-0001', eventType: 'PesananDibuat', traceId: 't' },
};
const row = { aggregateid: ORDER, published: false, traceId: 't' };
const facts = [
  written(['orders', ORDER], {}, 100, { ts: '1.1' }),
  written(['outbox', 'evt-0001'], row, 100, { ts: '1.1' }),
  published('pesanan-flag', 0, record, 120),
  published('pesanan-flag', 1, record, 220),
  written(['outbox', 'evt-0001'], { ...row, published: true }, 230, { op: 'update' }),
];

it('follows an order into its transaction, its outbox and each relay’s topic', () => {
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 100',
    'oplog orders insert+outbox insert 100 ← document:orders same',
    'outbox:outbox insert 100 ← oplog same',
    'record:pesanan-flag @0×1 120 ← outbox:outbox =20',
    'record:pesanan-flag @1×2 220 ← outbox:outbox =120',
    'oplog outbox update 230 ← outbox:outbox =130',
    'outbox:outbox update 230 ← oplog same',
  ]);
  expect(found && statesOf(found)).toMatchObject({
    'record:pesanan-cursor': 'waiting',
    'effect:outbox_parked': 'waiting',
    http: 'absent',
    group: 'absent',
  });
});

it('ends where a row is put aside', () => {
  const parked = { kind: 'flag', eventId: 'evt-0001', aggregateid: ORDER };
  const aside = written(['outbox_parked', 'flag evt-0001'], parked, 150);
  const found = way.follow([...facts.slice(0, 2), aside], ORDER);
  expect(found && lines(found).at(-1)).toBe('effect:outbox_parked insert 150 ← outbox:outbox =50');
});
