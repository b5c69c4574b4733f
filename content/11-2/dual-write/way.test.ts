import { expect, it } from 'vitest';
import { lines, published, statesOf, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-3';
const event = { key: 'budi', value: '{"orderId":"ORD-3"}', headers: { eventId: 'e' } };

it('tells of two writes in the order in which they were made', () => {
  const saved = written(['orders', ORDER], {}, 100);
  const told = (ms: number) => {
    const found = way.follow([saved, published('pesanan', 2, event, ms)], ORDER);
    return found && lines(found);
  };
  expect(told(104)?.at(-1)).toBe('record:pesanan @2×1 104 ← document:orders =4');
  expect(told(90)).toEqual([
    'record:pesanan @2×1 90',
    'document:orders insert 100 ← record:pesanan =10',
    'oplog orders insert 100 ← document:orders same',
  ]);
});

it('shows a ghost order without a record, and an orphan event without a document', () => {
  const ghost = way.follow([written(['orders', ORDER], {}, 100)], ORDER);
  expect(ghost && statesOf(ghost)).toMatchObject({ 'record:pesanan': 'waiting', group: 'absent' });
  const orphan = way.follow([published('pesanan', 2, event, 90)], ORDER);
  expect(orphan && statesOf(orphan)).toMatchObject({ 'document:orders': 'waiting' });
});
