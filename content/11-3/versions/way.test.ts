import { expect, it } from 'vitest';
import { lines, passed, published, statesOf, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-2';
const sent = (topic: string, offset: number, eventId: string, at: number) =>
  published(
    topic,
    offset,
    { key: ORDER, value: `{"orderId":"${ORDER}"}`, headers: { eventId } },
    at,
  );
const from = (topic: string, offset: number) => ({ from: { topic, offset } });

it('leads each version to its own event, over both roads, and to what the views made of it', () => {
  const facts = [
    written(['orders', ORDER], { version: 1 }, 80),
    written(['orders', ORDER], { version: 2 }, 85, { op: 'update' }),
    sent('pesanan', 1, 'evt-0002', 100),
    sent('pesanan', 7, 'evt-0008', 100),
    written(['view_inc', ORDER], from('pesanan', 7), 130, { op: 'update' }),
    passed(['view-inc', 'pesanan'], 60, 140),
    // Shuffled, the younger change comes first; the guarded view lets the older one lie.
    sent('pesanan-acak', 0, 'evt-0008', 900),
    sent('pesanan-acak', 1, 'evt-0002', 900),
    written(['view_inc', ORDER], from('pesanan-acak', 1), 930, { op: 'update' }),
    written(['view_guarded', ORDER], from('pesanan-acak', 0), 931),
    passed(['view-inc', 'pesanan-acak'], 60, 940),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders insert 80',
    'oplog orders insert 80 ← document:orders same',
    'document:orders update 85',
    'oplog orders update 85 ← document:orders same',
    'record:pesanan @1×1 100 ← oplog =20',
    'record:pesanan @7×1 100 ← oplog =15',
    'effect:view_inc update 130 ← record:pesanan =30',
    'group:view-inc →60 140 ← record:pesanan =40',
    'record:pesanan-acak @0×1 900 ← record:pesanan =800',
    'record:pesanan-acak @1×1 900 ← record:pesanan =800',
    'effect:view_inc update 930 ← record:pesanan-acak =30',
    'effect:view_guarded insert 931 ← record:pesanan-acak =31',
    'group:view-inc →60 940 ← record:pesanan-acak =40',
  ]);
  expect(found?.events).toEqual(['evt-0002', 'evt-0008']);
  expect(found && statesOf(found)).toMatchObject({ 'effect:view_set': 'waiting' });
});
