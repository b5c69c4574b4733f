/** The payment service: one payment an order, fed from the log. */
import { setTimeout as work } from 'node:timers/promises';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from './events.ts';
import { readTopic } from './read-topic.ts';
import { readerSettings } from './reader-settings.ts';

const child = startChild();
const { workMs, topic, group } = readerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'payment', 2);
const payments = mongo.db(child.settings.database).collection<{ _id: string }>('payments');

// #region loop
await readTopic(child, { group, topic }, async (delivery) => {
  await work(workMs);
  const order = parseOrder(delivery.value);
  await child.crashPoint('before-effect');
  if (order) {
    // Only the first delivery writes; how to make that safe everywhere is the subject of 11.3.
    const { orderId, customer, total } = order;
    await payments.updateOne(
      { _id: orderId },
      { $setOnInsert: { customer, total } },
      { upsert: true },
    );
  }
  await child.crashPoint('after-effect');
  await delivery.commit();
});
// #endregion
