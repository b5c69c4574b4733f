/** The search service: keeps an index of orders, fed from the log alone. */
import { setTimeout as work } from 'node:timers/promises';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from './events.ts';
import { readTopic } from './read-topic.ts';
import { readerSettings } from './reader-settings.ts';

const child = startChild();
const { workMs, topic, group } = readerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'search', 2);
const index = mongo.db(child.settings.database).collection<{ _id: string }>('search_index');

// #region loop
await readTopic(child, { group, topic }, async (delivery) => {
  await work(workMs);
  const order = parseOrder(delivery.value);
  await child.crashPoint('before-effect');
  if (order) {
    // The order's own number is the document's: the same record again changes nothing.
    const { orderId, customer, item, total } = order;
    const from = { offset: delivery.offset };
    await index.updateOne(
      { _id: orderId },
      { $set: { customer, item, total, from } },
      { upsert: true },
    );
  }
  await child.crashPoint('after-effect');
  await delivery.commit();
});
// #endregion
