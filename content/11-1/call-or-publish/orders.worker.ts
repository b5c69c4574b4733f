/**
 * The order service. It keeps the orders, publishes each as an event, and answers whoever asks for
 * an order's state. How often it was asked is counted in the database, before it answers.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, SCHEMA_VERSION } from '../../shop/events.ts';
import { answerQuestions } from './answer-questions.ts';
import { ADDRESS_CHANGED, FORMS, type OrderState, orderIdOf } from './order-state.ts';

/** Rupiah. */
const PRICE = 58_000;

interface StoredOrder extends Omit<OrderState, 'orderId'> {
  readonly _id: string;
  readonly series: number;
  /** ms. */
  readonly changedAt?: number;
  /** The last change was published as an event. */
  readonly told?: boolean;
}

const child = startChild();
const { prefix, database: name, kafka, mongoUri, program } = child.settings;
const settings = z.object({ topic: z.string(), port: z.int().nullable() }).parse(program);
const mongo = await connectMongo({ uri: mongoUri }, 'order-service', 4);
const database = mongo.db(name);
const orders = database.collection<StoredOrder>('orders');
const producer = connectKafka(kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
const connected = producer.connect();
// Told where it is waited for; until then it must not end the program.
connected.catch(() => undefined);

const stateOf = ({ _id: orderId, customer, item, total, address, version }: StoredOrder) => ({
  ...{ orderId, customer, item, total, address, version },
});

const door = await answerQuestions({
  owner: prefix,
  port: settings.port,
  async find(orderId, caller) {
    const order = await orders.findOne({ _id: orderId });
    if (!order) return undefined;
    const { series } = order;
    await database
      .collection<{ _id: string }>('calls')
      .updateOne(
        { _id: `${series} ${caller}` },
        { $inc: { answered: 1 }, $setOnInsert: { series, caller } },
        { upsert: true },
      );
    return stateOf(order);
  },
});

// #region publish
async function publish(form: 'thin' | 'full', count: number): Promise<void> {
  const series = await nextSeries();
  const made = Array.from({ length: count }, (_, index) => newOrder(series, index + 1));
  await orders.insertMany(made);
  const messages = made.map((order) => {
    const { orderId, ...state } = stateOf(order);
    // A thin event says that something happened. A full one also carries what a reader needs.
    return toMessage(ORDER_PLACED, order, form === 'thin' ? { orderId } : { orderId, ...state });
  });
  await producer.send({ topic: prefix + settings.topic, acks: -1, messages });
  const bytes = Math.round(messages.reduce((sum, { value }) => sum + value.length, 0) / count);
  await database
    .collection<{ _id: number }>('series')
    .insertOne({ _id: series, ...{ form, count, bytes, publishedAt: Date.now() } });
}
// #endregion

/** The buyer moves: the order changes in the database, and if `told`, in the log as well. */
async function change(orderId: string, told: boolean): Promise<void> {
  const next = { $add: ['$version', 1] };
  const order = await orders.findOneAndUpdate(
    { _id: orderId },
    [
      {
        $set: {
          version: next,
          address: { $concat: ['Jalan Kenanga ', { $toString: next }] },
          changedAt: { $literal: Date.now() },
          told: { $literal: told },
        },
      },
    ],
    { returnDocument: 'after' },
  );
  if (!order) throw new LabError('no-order-yet', { retriable: false, about: orderId });
  if (!told) return;
  const messages = [toMessage(ADDRESS_CHANGED, order, stateOf(order))];
  await producer.send({ topic: prefix + settings.topic, acks: -1, messages });
}

const toMessage = (eventType: string, { customer }: StoredOrder, value: object) => ({
  key: customer,
  value: JSON.stringify(value),
  headers: {
    eventId: randomUUID(),
    eventType,
    occurredAt: new Date().toISOString(),
    schemaVersion: SCHEMA_VERSION,
    traceId: randomUUID(),
  },
});

async function nextSeries(): Promise<number> {
  const counter = await database
    .collection<{ _id: string; n: number }>('counters')
    .findOneAndUpdate(
      { _id: 'series' },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
  return counter?.n ?? 1;
}

function newOrder(series: number, number: number): StoredOrder {
  return {
    _id: orderIdOf(series, number),
    series,
    customer: CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi',
    item: 'kopi arabika 250 g',
    total: PRICE,
    address: `Jalan Melati ${number}`,
    version: 1,
  };
}

const publishing = z.object({ form: z.enum(FORMS), count: z.int().positive() });
const changing = z.object({ orderId: z.string(), told: z.boolean() });

child.answer({
  address: async () => ({ port: door.port }),
  async publish(input) {
    const { form, count } = publishing.parse(input);
    await connected;
    await publish(form, count);
  },
  async change(input) {
    const { orderId, told } = changing.parse(input);
    await connected;
    await change(orderId, told);
  },
});
child.onStop(async () => {
  door.close();
  await producer.disconnect();
  await mongo.close();
});
await connected;
child.ready();
