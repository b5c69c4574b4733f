/** One document an order, by the order's own number: whoever reads it twice stores it once. */
import { connectMongo } from '#lib/mongo/client.ts';
import type { ChildSettings } from '#lib/process/protocol.ts';
import { parseOrder } from './events.ts';

export async function storeOf(
  { mongoUri, database, name }: ChildSettings,
  collection: string,
): Promise<(order: string) => Promise<void>> {
  const mongo = await connectMongo({ uri: mongoUri }, name, 2);
  const stored = mongo.db(database).collection<{ _id: string }>(collection);
  return async (value) => {
    const order = parseOrder(value);
    if (!order) return;
    const { orderId: _id, customer, item } = order;
    await stored.updateOne(
      { _id },
      { $setOnInsert: { customer, item, sentAt: new Date() } },
      { upsert: true },
    );
  };
}
