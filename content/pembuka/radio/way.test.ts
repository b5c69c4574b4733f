import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, taken, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1-1';
const answer = { orderId: ORDER, status: 201, ms: 12.5, askedAt: 95 };
const sheet = (kind: string) =>
  written(['orders', `${kind}-1-1`], { way: kind, orders: [answer] }, 300);

it('follows an order from its buyer’s request to the listener that stores it', () => {
  const facts = [
    sheet('phone'),
    sheet('radio'),
    published('pesanan', 0, { value: '{"orderId":"ORD-1-1"}', headers: { eventId: 'e' } }, 100),
    taken('notification', { topic: 'pesanan', partition: 0, offset: 0 }, 104),
    written(['notifications', ORDER], {}, 140),
    passed(['notification', 'pesanan'], 1, 145),
    passed(['payment', 'pesanan'], 1, 150),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'http 201 95',
    'record:pesanan @0×1 100 ← http =5',
    'group:notification @0 ≤104 ← record:pesanan ≤4',
    'effect:notifications insert 140 ← group:notification ≥36',
    'group:notification →1 145 ← record:pesanan =45',
    'group:payment →1 150 ← record:pesanan =50',
  ]);
  expect(found && statesOf(found)).toMatchObject({
    document: 'absent',
    oplog: 'absent',
    'group:inventory': 'waiting',
  });
});

it('does not know when a buyer asked whose book keeps no time', () => {
  const { askedAt: _none, ...old } = answer;
  const facts = [written(['orders', 'radio-1-1'], { way: 'radio', orders: [old] }, 300)];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual(['http 201 ?']);
});
