/**
 * The search view of this lab: keeps the status of each order, fed from one log alone. Its `status`
 * is whatever the log said last. Beside it, `byTime` is what a view would show that believes the
 * clients' clocks instead, and refuses a change older than the one it has.
 */
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { readTopic } from '../../shop/read-topic.ts';
import { parseChange } from './order-change.ts';

const child = startChild();
const { topic, group, collection } = z
  .object({ topic: z.string(), group: z.string(), collection: z.string() })
  .parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, group, 2);
const index = mongo.db(child.settings.database).collection<{ _id: string }>(collection);

// #region loop
await readTopic(child, { group, topic }, async ({ partition, offset, value, commit }) => {
  const change = parseChange(value);
  if (change) {
    const { orderId, status, occurredAt } = change;
    const from = { topic, partition, offset };
    const isNewer = { $gt: [occurredAt, '$byTime.occurredAt'] };
    const latest = { $cond: [isNewer, { status, occurredAt }, '$byTime'] };
    const byTime = occurredAt === null ? {} : { byTime: latest };
    const set = { $set: { status, from, ...byTime } };
    await index.updateOne({ _id: orderId }, [set], { upsert: true });
  }
  await commit();
});
// #endregion
