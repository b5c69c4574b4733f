/**
 * The hand at the shop: writes orders, some of them in a schema that payment doesn't know yet, and
 * plays dead letters again.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { openReplayer } from '../../shop/dead-letter.ts';
import { CUSTOMERS, ORDER_PLACED } from '../../shop/events.ts';
import { BATCHES, DLQ, KINDS, ORDERS, REPLAY_GROUP } from './names.ts';
import { readSwitches, switchesIn } from './stores.ts';

/** Rupiah; one price. */
const PRICE = 10_000;

const child = startChild();
const { kafka: connection, name, prefix, mongoUri, database } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const db = mongo.db(database);
const counters = db.collection<{ _id: string; n: number }>('counters');
const producer = connectKafka(connection, name).producer({
  allowAutoTopicCreation: false,
  maxInFlightRequests: 1,
});
await producer.connect();

async function place(raw: unknown): Promise<void> {
  const { kind } = z.object({ kind: z.enum(KINDS) }).parse(raw);
  const { count, odd } = BATCHES[kind];
  const { parser, schema } = await readSwitches(db);
  const next = parser + 1;
  if (odd.length > 0 && next > schema) {
    await switchesIn(db).updateOne({ _id: 'payment' }, { $set: { schema: next } });
  }
  const first = await takeNumbers(count);
  const messages = Array.from({ length: count }, (_, index) =>
    newMessage(first + index, odd.includes(index) ? next : 1),
  );
  await producer.send({ topic: prefix + ORDERS, acks: -1, messages });
}

async function takeNumbers(count: number): Promise<number> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

// #region schema
function newMessage(number: number, schema: number) {
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  const total = schema === 1 ? PRICE : { amount: PRICE, currency: 'IDR' };
  const order = { orderId: `ORD-${number}`, customer, item: 'kopi arabika 250 g', total };
  const headers = {
    eventId: randomUUID(),
    eventType: ORDER_PLACED,
    schemaVersion: String(schema),
  };
  return { key: customer, value: JSON.stringify(order), headers };
}
// #endregion

const replayer = await openReplayer(connection, name, producer, {
  ...{ letters: prefix + DLQ, told: DLQ, to: prefix + ORDERS },
  groupId: prefix + REPLAY_GROUP,
});

child.answer({
  place,
  replay: async () => void (await replayer.replay()),
});
child.onStop(async () => {
  await Promise.all([producer.disconnect(), replayer[Symbol.asyncDispose](), mongo.close()]);
});
child.ready();
