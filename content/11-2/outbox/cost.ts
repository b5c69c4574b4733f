/**
 * What the transaction costs, measured: one insert, two inserts one after the other, and the same
 * two in one transaction. In turns, so that a busy moment of the machine meets all three alike.
 */
import type { Collection, Db, MongoClient } from 'mongodb';
import { IMMORTAL, insert, type OutboxEvent, saveWithEvent } from '../../shop/outbox.ts';
import { COST_ORDERS } from './names.ts';
import { eventOf, newOrder, type OrderDocument } from './order.ts';

/** Collections of their own: these orders are nobody's, and no relay publishes them. */
export const COST_COLLECTIONS = ['cost_orders', 'cost_outbox'] as const;

/** ms for all of `orders`, each way. */
export interface Cost {
  readonly _id: number;
  readonly orders: number;
  readonly one: number;
  readonly two: number;
  readonly transaction: number;
  readonly at: number;
}

// #region cost
export async function measureCost(mongo: MongoClient, db: Db): Promise<void> {
  const orders = db.collection<OrderDocument>('cost_orders');
  const outbox = db.collection<OutboxEvent>('cost_outbox');
  const spent = { one: 0, two: 0, transaction: 0 };
  const first = (await orders.estimatedDocumentCount()) + 1;
  for (let turn = 0; turn < COST_ORDERS; turn += 1) {
    const [a, b, c] = [0, 1, 2].map((way) => newOrder(`ORD-${first + 3 * turn + way}`));
    if (!a || !b || !c) throw new Error('three orders a turn');
    spent.one += await timed(() => insert(orders, a));
    spent.two += await timed(async () => {
      await insert(orders, b);
      await insert(outbox, eventOf(b, '1'));
    });
    const both = { mongo, orders, outbox };
    spent.transaction += await timed(() => saveWithEvent(IMMORTAL, both, c, eventOf(c, '1')));
  }
  await keep(db.collection<Cost>('costs'), spent);
}
// #endregion

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function keep(costs: Collection<Cost>, spent: Pick<Cost, 'one' | 'two' | 'transaction'>) {
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  await costs.insertOne({
    _id: (await costs.countDocuments()) + 1,
    orders: COST_ORDERS,
    one: tenths(spent.one),
    two: tenths(spent.two),
    transaction: tenths(spent.transaction),
    at: Date.now(),
  });
}
