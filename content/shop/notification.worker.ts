/** The notification service: one notification an order, fed from the log alone. */
import { setTimeout as work } from 'node:timers/promises';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from './events.ts';
import { readTopic } from './read-topic.ts';
import { readerSettings } from './reader-settings.ts';

const child = startChild();
const { workMs, topic, group } = readerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'notification', 2);
const notifications = mongo
  .db(child.settings.database)
  .collection<{ _id: string }>('notifications');

// #region loop
await readTopic(child, { group, topic }, async (delivery) => {
  await work(workMs);
  const order = parseOrder(delivery.value);
  await child.crashPoint('before-effect');
  if (order) {
    // By the order's own number: whoever dies before the commit is given the record once more.
    const { orderId, customer, item } = order;
    await notifications.updateOne(
      { _id: orderId },
      { $setOnInsert: { customer, item, sentAt: new Date() } },
      { upsert: true },
    );
  }
  await child.crashPoint('after-effect');
  await delivery.commit();
});
// #endregion
