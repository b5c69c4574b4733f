/**
 * One member of the payment group. It stores each order with who handled it and when, so that the
 * database itself tells how long a partition stood still, and who did what twice.
 */
import { setTimeout as work } from 'node:timers/promises';
import { z } from 'zod';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { readTopic } from '../../shop/read-topic.ts';
import type { Payment } from './payments.ts';

const child = startChild();
const { topic, group, workMs, sessionTimeout } = z
  .object({
    topic: z.string(),
    group: z.string(),
    workMs: z.number().int().nonnegative(),
    sessionTimeout: z.number().int().positive(),
  })
  .parse(child.settings.program);
const { name: member } = child.settings;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, member, 2);
const payments = mongo.db(child.settings.database).collection<Payment>('payments');

let freezing = false;
child.answer({
  // Not at once: at the next order, so that it falls asleep with work in its hands.
  freeze: async () => {
    freezing = true;
  },
});

// #region loop
await readTopic(
  child,
  { group, topic },
  async ({ partition, offset, writtenAt, value, commit }) => {
    await work(workMs);
    if (freezing) {
      freezing = false;
      await child.freeze({ partition, offset });
    }
    const order = parseOrder(value);
    if (order) {
      const { orderId, customer, total } = order;
      await payments.updateOne(
        { _id: orderId },
        {
          // Charged once, by the order's own number; every delivery is written down.
          $setOnInsert: { customer, total, partition, offset, writtenAt },
          $push: { deliveries: { member, pid: process.pid, at: Date.now() } },
        },
        { upsert: true },
      );
    }
    await commit().catch((error) => {
      child.report('refused', { partition, offset, error: String(error.type ?? error.name) });
      throw error;
    });
  },
  { sessionTimeout, heartbeat: () => child.report('heartbeat', {}) },
);
// #endregion
