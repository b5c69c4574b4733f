/** The analytical store on a real DuckDB, within this process. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hashOf } from './hash.ts';
import type { OrderDocument } from './records.ts';
import { openTurnover, type Turnover } from './turnover.ts';

const MINUTE = Date.UTC(2026, 10, 23, 6, 1);

let turnover: Turnover;
beforeAll(async () => {
  turnover = await openTurnover();
});
beforeEach(() => turnover.clear());
afterAll(() => turnover[Symbol.asyncDispose]());

const order = (number: number, change: Partial<OrderDocument> = {}): OrderDocument => ({
  ...{ _id: `ORD-${number}`, number, customer: 'dewi', item: 'teh melati celup', total: 21_000 },
  ...{ status: 'DIBUAT', flow: 1, createdAt: MINUTE + number * 1000, traceId: 't', ...change },
});
const at = (version: number, document: OrderDocument) => ({
  ...{ orderId: document._id, version, document },
});

it('sums each minute by the time of the order', async () => {
  await turnover.store([at(0, order(1)), at(1, order(2)), at(2, order(61, { total: 5 }))]);
  expect(await turnover.select('minute')).toEqual([
    { label: String(MINUTE + 60_000), orders: 1, turnover: 5 },
    { label: String(MINUTE), orders: 2, turnover: 42_000 },
  ]);
});

it('counts an order once, whatever comes again, and one that is gone not at all', async () => {
  await turnover.store([at(0, order(1)), at(1, order(2))]);
  await turnover.store([at(5, order(1, { status: 'DIBAYAR' }))]);
  await turnover.store([at(0, order(1)), { orderId: 'ORD-2', version: 6, document: null }]);
  await turnover.store([at(1, order(2)), { orderId: 'ORD-9', version: 7, document: null }]);
  expect(await turnover.select('status')).toEqual([
    { label: 'DIBAYAR', orders: 1, turnover: 21_000 },
  ]);
  expect(await turnover.select('item')).toEqual([
    { label: 'teh melati celup', orders: 1, turnover: 21_000 },
  ]);
});

it('has the hash of what it holds', async () => {
  await turnover.store([at(0, order(1)), at(1, order(2))]);
  const searchable = [order(2), order(1)].map(
    ({ _id: orderId, customer, item, total, status }) => ({
      ...{ orderId, customer, item, total, status },
    }),
  );
  expect(await turnover.hash()).toEqual(hashOf(searchable));
});
