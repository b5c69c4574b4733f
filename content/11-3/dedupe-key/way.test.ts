import { describe, expect, it } from 'vitest';
import { lines, passed, published, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const sent = (offset: number, eventId: string, at: number) =>
  published('pesanan', offset, { value: '{"orderId":"ORD-1","part":1}', headers: { eventId } }, at);
const marker = (offset: number) => ({ consumer: 'payment', orderId: ORDER, offset });
const effect = (offset: number) => ({ consumer: 'payment', fact: 'ORD-1.1', offset });
const born = written(['orders', 'evt-1'], { order: { orderId: ORDER } }, 90);

const follow = (first: string, second: string) => {
  const found = way.follow(
    [
      born,
      sent(0, first, 100),
      sent(1, second, 110),
      written(['processed_events', 'm0'], marker(0), 120, { ts: '2.1' }),
      written(['payments', 'p0'], effect(0), 120, { ts: '2.1' }),
      written(['payments', 'p1'], effect(1), 130),
      written(['notifications', 'n0'], { ...effect(0), consumer: 'notification' }, 140),
      passed(['payment', 'pesanan'], 2, 150),
    ],
    ORDER,
  );
  return found && lines(found);
};

describe('the way of an order', () => {
  it('leads from both deliveries to whatever each came to', () => {
    expect(follow('evt-1', 'evt-1')).toEqual([
      'document:orders insert 90',
      'oplog orders insert 90 ← document:orders same',
      'record:pesanan @0×1 100 ← oplog =10',
      'record:pesanan @1×2 110 ← oplog =20',
      'effect:processed_events insert 120 ← record:pesanan =20',
      'effect:payments insert 120 ← record:pesanan =20',
      'effect:payments insert 130 ← record:pesanan =20',
      'effect:notifications insert 140 ← record:pesanan =40',
      'group:payment →2 150 ← record:pesanan =40',
    ]);
  });

  it('leads on where each attempt has an id of its own, and counts no delivery then', () => {
    expect(follow('3f1c', '9a2b')?.slice(2, 4)).toEqual([
      'record:pesanan @0×1 100 ← oplog =10',
      'record:pesanan @1×1 110 ← oplog =20',
    ]);
  });
});
