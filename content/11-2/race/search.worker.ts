/**
 * The search view of this lab: keeps the status of each order, from two logs in two groups into two
 * indexes, by the same code. Its `status` is whatever the log said last. Beside it, `byTime` is what
 * a view would show that believes the clients' clocks instead, and refuses an older change.
 */
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { type Delivery, readTopic } from '../../shop/read-topic.ts';
import { parseChange } from './order-change.ts';

const child = startChild();
const { feeds } = z
  .object({
    feeds: z.array(z.object({ topic: z.string(), group: z.string(), collection: z.string() })),
  })
  .parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'search', 4);
const database = mongo.db(child.settings.database);

// #region handle
async function handle(delivery: Delivery, collection: string): Promise<void> {
  const { partition, offset, value, commit } = delivery;
  const change = parseChange(value);
  if (change) {
    const { orderId, status, occurredAt } = change;
    const isNewer = { $gt: [occurredAt, '$byTime.occurredAt'] };
    const latest = { $cond: [isNewer, { status, occurredAt }, '$byTime'] };
    const byTime = occurredAt === null ? {} : { byTime: latest };
    const set = { $set: { status, from: { partition, offset }, ...byTime } };
    const index = database.collection<{ _id: string }>(collection);
    await index.updateOne({ _id: orderId }, [set], { upsert: true });
  }
  await commit();
}
// #endregion

await Promise.all(
  feeds.map(({ topic, group, collection }) =>
    readTopic(child, { topic, group }, (delivery) => handle(delivery, collection)),
  ),
);
