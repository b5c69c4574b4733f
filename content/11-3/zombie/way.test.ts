import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, taken, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-2';
const letter = (topic: string, offset: number, more: Record<string, string>, at: number) =>
  published(
    topic,
    offset,
    { key: 'joko', value: `{"orderId":"${ORDER}"}`, headers: { eventId: 'e', ...more } },
    at,
  );
const charge = (member: string, from: object) => ({ orderId: ORDER, eventId: 'e', member, from });
const at = (offset: number, topic = 'pesanan') => ({ topic, partition: 0, offset });

it('follows poison aside, to the dead letters, and back to its charge', () => {
  const facts = [
    letter('pesanan', 1, {}, 100),
    taken('payment-a', at(1), 110),
    letter('pesanan-retry', 0, {}, 120),
    passed(['payment', 'pesanan'], 2, 130),
    taken('payment-retry', at(0, 'pesanan-retry'), 140),
    letter('pesanan-dlq', 0, { 'dlq-topic': 'pesanan-retry', 'dlq-offset': '0' }, 900),
    passed(['payment-retry', 'pesanan-retry'], 1, 910),
    letter('pesanan', 8, { replayed: 'pesanan-dlq@0' }, 5000),
    passed(['replay', 'pesanan-dlq'], 1, 5010),
    written(['payments', 'p'], charge('payment-a', at(8)), 5020),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'record:pesanan @1×1 100',
    'group:payment @1 ≤110 ← record:pesanan ≤10',
    'record:pesanan-retry @0×1 120 ← record:pesanan =20',
    'group:payment →2 130 ← record:pesanan =30',
    'group:payment-retry @0 ≤140 ← record:pesanan-retry ≤20',
    'record:pesanan-dlq @0×1 900 ← record:pesanan-retry =780',
    'group:payment-retry →1 910 ← record:pesanan-retry =790',
    'record:pesanan @8×2 5000 ← record:pesanan-dlq =4100',
    'group:replay →1 5010 ← record:pesanan-dlq =4110',
    'effect:payments insert 5020 ← record:pesanan =20',
  ]);
  expect(found && statesOf(found)).toMatchObject({ document: 'absent', oplog: 'absent' });
});

it('shows one record in two pairs of hands, and each charge as of that record', () => {
  const facts = [
    letter('pesanan', 0, {}, 100),
    taken('payment-a', at(0), 110),
    taken('payment-b', at(0), 7000),
    written(['payments_bare', 'x'], charge('payment-b', at(0)), 7010),
    written(['payments_bare', 'y'], charge('payment-a', at(0)), 9000),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'record:pesanan @0×1 100',
    'group:payment @0 ≤110 ← record:pesanan ≤10',
    'group:payment @0 ≤7000 ← record:pesanan ≤6900',
    'effect:payments_bare insert 7010 ← record:pesanan =6910',
    'effect:payments_bare insert 9000 ← record:pesanan =8900',
  ]);
});
