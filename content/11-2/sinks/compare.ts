/**
 * Database and views read now and hashed over the same fields. Read one after another: while orders
 * arrive they differ, and should.
 */
import * as z from 'zod/mini';
import { LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { hashOf } from './hash.ts';
import { ANALYTICS, ORDERS, SEARCH, type SinkName, TOPIC } from './names.ts';
import type { ComparisonDocument, OrderDocument, Sum } from './records.ts';

const sum = z.object({ documents: z.int(), hash: z.string() });

/** Of the orders as they stand in the database. */
export async function sumOfOrders({ db }: LabContext): Promise<Sum> {
  const orders = await db.collection<OrderDocument>(ORDERS).find().toArray();
  return hashOf(
    orders.map(({ _id: orderId, customer, item, total, status }) => ({
      ...{ orderId, customer, item, total, status },
    })),
  );
}

/** Of a view, as its own program says; null while it isn't running. */
export async function sumOfView({ children }: LabContext, sink: SinkName): Promise<Sum | null> {
  if (!children.running(sink)) return null;
  return sum.parse(await children.call(sink, 'hash', {}));
}

/** @throws LabError `not-running` without a search service to compare with */
export async function compare(context: LabContext): Promise<void> {
  const { db, kafka } = context;
  const search = await sumOfView(context, SEARCH);
  if (!search) throw new LabError('not-running', { retriable: false, about: SEARCH });
  const [orders, analytics, ranges] = await Promise.all([
    sumOfOrders(context),
    sumOfView(context, ANALYTICS),
    kafka.ranges(TOPIC),
  ]);
  const comparisons = db.collection<ComparisonDocument>('comparisons');
  const _id = (await comparisons.countDocuments()) + 1;
  const end = ranges[0]?.end ?? 0;
  await comparisons.insertOne({ _id, at: Date.now(), end, orders, search, analytics });
}
