/** The payment service over a log that forgets: it stores which offset it handled, and when. */
import { setTimeout as work } from 'node:timers/promises';
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { readTopic } from '../../shop/read-topic.ts';
import type { Payment } from './payments.ts';

const child = startChild();
const { topic, group, workMs, fromBeginning } = z
  .object({
    topic: z.string(),
    group: z.string(),
    workMs: z.number().int().nonnegative(),
    fromBeginning: z.boolean(),
  })
  .parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'payment', 2);
const payments = mongo.db(child.settings.database).collection<Payment>('payments');

// #region loop
await readTopic(
  child,
  { group, topic },
  async ({ offset, writtenAt, value, commit }) => {
    await work(workMs);
    const order = parseOrder(value);
    if (order) {
      const { orderId, customer, total } = order;
      const at = Date.now();
      await payments.updateOne(
        { _id: orderId },
        { $setOnInsert: { customer, total, offset, writtenAt, at } },
        { upsert: true },
      );
    }
    await commit();
  },
  {
    // Where to begin when the bookmark points at a record that is no longer there.
    fromBeginning,
    // The one trace of a loss: a line in the client's own log.
    log: (message) => child.report('client-log', { message }),
  },
);
// #endregion
