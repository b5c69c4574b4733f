import { expect, it } from 'vitest';
import { lines, passed, published, taken, written } from '#lib/testing/way.ts';
import { way } from './way.ts';

const ORDER = 'ORD-1';
const headers = (eventId: string) => ({ eventId, eventType: 'PesananDikirim' });
const value = '{"orderId":"ORD-1","status":"DIKIRIM"}';

it('follows one change to both indexes, each by the record it names', () => {
  const connected = { ...headers('b'), clusterTime: '1:000002' };
  const facts = [
    written(['orders', ORDER], {}, 100, { ts: '1.2', op: 'update' }),
    published('pesanan-cdc', 5, { key: ORDER, value, headers: connected }, 110, 2),
    published('pesanan', 3, { key: ORDER, value, headers: headers('a') }, 310, 2),
    taken('search', { topic: 'pesanan', partition: 2, offset: 3 }, 320),
    written(['search_index', ORDER], { from: { partition: 2, offset: 3 } }, 325),
    passed(['search', 'pesanan'], 4, 330, 2),
    written(['search_index_cdc', ORDER], { from: { partition: 2, offset: 5 } }, 125),
  ];
  const found = way.follow(facts, ORDER);
  expect(found && lines(found)).toEqual([
    'document:orders update 100',
    'oplog orders update 100 ← document:orders same',
    'record:pesanan-cdc @5×1 110 ← oplog =10',
    'effect:search_index_cdc insert 125 ← record:pesanan-cdc =15',
    'record:pesanan @3×1 310 ← document:orders =210',
    'group:search @3 ≤320 ← record:pesanan ≤10',
    'effect:search_index insert 325 ← group:search ≥5',
    'group:search →4 330 ← record:pesanan =20',
  ]);
});
