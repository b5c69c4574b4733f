/**
 * The order service: takes orders and publishes each as one event. It answers only after the
 * broker has acknowledged them.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, type OrderPlaced, SCHEMA_VERSION } from './events.ts';

const ITEMS = ['kopi arabika 250 g', 'teh melati', 'gula aren', 'cangkir', 'saringan', 'madu'];
const PRICES = [58_000, 24_000, 31_000, 45_000, 19_000, 76_000];

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'order-service', 2);
const counters = mongo
  .db(child.settings.database)
  .collection<{ _id: string; n: number }>('counters');
const producer = connectKafka(child.settings.kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await producer.connect();

// #region place
async function place(count: number): Promise<void> {
  const first = await takeNumbers(count);
  const orders = Array.from({ length: count }, (_, index) => newOrder(first + index));
  const messages = orders.map((order) => ({
    key: order.customer,
    value: JSON.stringify(order),
    headers: {
      eventId: randomUUID(),
      eventType: ORDER_PLACED,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
      traceId: randomUUID(),
    },
  }));
  child.report(
    'sending',
    orders.map(({ customer }) => customer),
  );
  // acks: -1 means every in-sync replica has it; one broker here, so one copy.
  const acked = await producer.send({ topic, acks: -1, messages }).catch((error) => {
    // Not "refused": the broker may have stored them and died before it could say so.
    child.report('given-up', { count });
    throw error;
  });
  await child.crashPoint('after-publish');
  child.report('acked', { count, baseOffset: Number(acked[0]?.baseOffset) });
}
// #endregion

/** Order numbers go on where the last process stopped, so a restart never gives one out twice. */
async function takeNumbers(count: number): Promise<number> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

function newOrder(number: number): OrderPlaced {
  const index = (number - 1) % CUSTOMERS.length;
  return {
    orderId: `ORD-${number}`,
    customer: CUSTOMERS[index] ?? 'dewi',
    item: ITEMS[index] ?? 'kopi',
    total: PRICES[index] ?? 10_000,
  };
}

child.answer({
  place: async (input) =>
    place(z.object({ count: z.number().int().positive() }).parse(input).count),
});
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
