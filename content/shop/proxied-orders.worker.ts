/**
 * The order service of the lost acks: it keeps each order, publishes it through the proxy, and notes
 * what came of it. Whatever it finds not noted when it starts, it publishes again: that is the
 * retry of an application, beside the one that Kafka's client makes by itself.
 */
import { randomUUID } from 'node:crypto';
import type { Producer } from 'kafkajs';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafkaBy } from '#lib/kafka/dialed.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { dialThrough } from './dial-proxy.ts';
import { CUSTOMERS, ORDER_PLACED, SCHEMA_VERSION } from './events.ts';
import {
  ORDERS,
  PRODUCER,
  SENDS,
  SENT_NOT_NOTED,
  type Send,
  type StoredOrder,
} from './proxied-orders.ts';

/** Rupiah; one price, so that a sum says how many were charged. */
const PRICE = 10_000;
/** Wishes that may wait behind the one in hand. */
const QUEUE_MAX = 4;

const programSettings = z.object({
  topic: z.string(),
  proxyPort: z.int(),
  /** Whether the broker is given the means to recognise a repeated batch. */
  idempotent: z.boolean(),
  /** What the client may repeat by itself, where it may repeat at all. */
  retries: z.int().positive().default(PRODUCER.retries),
});
const wish = z.object({
  count: z.int().positive(),
  /** May Kafka's client repeat by itself what was not answered? */
  retries: z.boolean(),
  /** The form's idempotency key; without one each order is a form of its own. */
  key: z.string().optional(),
});
type Wish = z.infer<typeof wish>;

const child = startChild();
const { kafka, mongoUri, database, name, prefix, program } = child.settings;
const { topic: short, proxyPort, idempotent, retries: most } = programSettings.parse(program);
const topic = prefix + short;
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const db = mongo.db(database);
const counters = db.collection<{ _id: string; n: number }>('counters');
const orders = db.collection<StoredOrder>(ORDERS);
const sends = db.collection<Send>(SENDS);
const producers = new Map<number, Promise<Producer>>();

/** One for each manner of retrying; a producer keeps the manner it was made with. */
function producerOf(retries: number): Promise<Producer> {
  const known = producers.get(retries) ?? openProducer(retries);
  producers.set(retries, known);
  return known;
}

// #region producer
async function openProducer(retries: number): Promise<Producer> {
  const { initialRetryTime, maxRetryTime, requestTimeout } = PRODUCER;
  const client = connectKafkaBy(dialThrough(proxyPort, prefix), kafka, {
    clientId: name,
    retry: { initialRetryTime, maxRetryTime, retries },
    answerWithinMs: requestTimeout,
  });
  const producer = client.producer({ idempotent, allowAutoTopicCreation: false });
  await producer.connect();
  return producer;
}
// #endregion

// #region publish
async function publish(order: StoredOrder, retries: number): Promise<void> {
  const producer = await producerOf(retries);
  const send = await noteBefore(order, retries);
  const from = performance.now();
  const ms = () => Math.round(performance.now() - from);
  try {
    const [ack] = await producer.send({ topic, acks: -1, messages: [toMessage(order)] });
    await child.crashPoint(SENT_NOT_NOTED);
    const baseOffset = Number(ack?.baseOffset);
    await sends.updateOne(send, { $set: { outcome: 'acked', baseOffset, ms: ms() } });
    await orders.updateOne({ _id: order._id }, { $set: { noted: true } });
  } catch (error) {
    // Not "refused": the broker may have it, and nobody told us.
    const told = { name: (error as Error).name, message: (error as Error).message };
    await sends.updateOne(send, { $set: { outcome: 'failed', error: told, ms: ms() } });
  }
}
// #endregion

async function noteBefore({ _id: order, eventId, key }: StoredOrder, retries: number) {
  const counted = await orders.findOneAndUpdate(
    { _id: order },
    { $inc: { tries: 1 } },
    { returnDocument: 'after' },
  );
  const _id = `${order}/${counted?.tries ?? 1}`;
  const about = { order, eventId, key, pid: process.pid, retries, at: new Date() };
  await sends.insertOne({ _id, ...about, outcome: 'open' });
  return { _id };
}

const toMessage = ({ _id: orderId, customer, item, total, ...order }: StoredOrder) => ({
  key: customer,
  value: JSON.stringify({ orderId, customer, item, total }),
  headers: {
    eventId: order.eventId,
    eventType: ORDER_PLACED,
    idempotencyKey: order.key,
    occurredAt: order.occurredAt,
    schemaVersion: SCHEMA_VERSION,
    traceId: order.traceId,
    producerPid: String(process.pid),
  },
});

/** A form names its buyer: all orders of one form are one buyer's. */
const buyers = new Map<string, string>();

function buyerOf(form: string, n: number): string {
  const buyer = buyers.get(form) ?? CUSTOMERS[(n - 1) % CUSTOMERS.length] ?? 'dewi';
  buyers.set(form, buyer);
  return buyer;
}

/** Every request is an order of its own: nobody here looks whether its form was seen before. */
async function store(key: string): Promise<StoredOrder> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { n: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  const n = counter?.n ?? 1;
  const order = {
    ...{ _id: `ORD-${n}`, n, key, eventId: `evt-${n}` },
    customer: buyerOf(key, n),
    ...{ item: 'kopi arabika', total: PRICE, traceId: randomUUID() },
    ...{ occurredAt: new Date().toISOString(), noted: false, tries: 0 },
  };
  await orders.insertOne(order);
  return order;
}

async function take({ count, retries, key }: Wish): Promise<void> {
  for (let placed = 0; placed < count && !leaving; placed += 1) {
    const order = await store(key ?? `form-${randomUUID().slice(0, 8)}`);
    await publish(order, retries ? most : 0);
  }
}

let leaving = false;
let waiting = 0;
let work: Promise<void> = Promise.resolve();

/** Answered as soon as it is accepted: how it ends, the database and the log will tell. */
function queue(todo: () => Promise<void>): void {
  waiting += 1;
  work = work.then(todo).catch((error) => console.error(error));
  void work.then(() => {
    waiting -= 1;
  });
}

// #region again
async function publishAgain(): Promise<void> {
  const left = await orders.find({ noted: false }, { sort: { n: 1 } }).toArray();
  for (const order of left) await publish(order, most);
}
// #endregion

// Before the first call is answered: whoever asks for quiet means this, too.
queue(publishAgain);
child.answer({
  place: async (raw) => {
    const wanted = wish.parse(raw);
    if (waiting > QUEUE_MAX) throw new LabError('orders-running', { retriable: true });
    queue(() => take(wanted));
  },
  /** Answers once nothing is on its way any more. */
  quiet: () => work,
});
child.onStop(async () => {
  leaving = true;
  await work;
  const opened = await Promise.all(producers.values());
  await Promise.all(opened.map((producer) => producer.disconnect()));
  await mongo.close();
});
await producerOf(most);
child.ready();
