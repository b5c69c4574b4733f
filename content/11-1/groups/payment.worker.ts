/** One member of the payment group: it charges each order of its partitions, and says who it was. */
import { setTimeout as work } from 'node:timers/promises';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { readTopic } from '../../shop/read-topic.ts';
import { readerSettings } from '../../shop/reader-settings.ts';
import { type Effect, waveOf } from './effects.ts';

const child = startChild();
const { topic, group, workMs } = readerSettings.parse(child.settings.program);
const { name: member, mongoUri, database } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, member, 2);
const payments = mongo.db(database).collection<Effect>('payments');

// #region loop
await readTopic(child, { group, topic }, async ({ partition, offset, value, commit }) => {
  const order = parseOrder(value);
  // Whoever reads it again, after a replay or a take-over, finds it paid.
  if (order && !(await payments.findOne({ _id: order.orderId }))) {
    await work(workMs);
    const { orderId, customer, total } = order;
    const wave = waveOf(orderId);
    await payments.updateOne(
      { _id: orderId },
      { $setOnInsert: { customer, total, partition, offset, wave, member, at: Date.now() } },
      { upsert: true },
    );
  }
  await commit();
});
// #endregion
