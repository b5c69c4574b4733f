/**
 * The order service that writes every order twice: a document into MongoDB, an event into Kafka.
 * Which of the two comes first is told with each order; no order of them closes the gap between.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClientSession } from 'mongodb';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, type OrderPlaced, SCHEMA_VERSION } from '../../shop/events.ts';
import { MANNERS, type Manner, ORDERS, orderIdOf } from './names.ts';

/** Rupiah. */
const PRICE = 58_000;
/** Before the first retry, doubled before each further one, ms. */
const FIRST_WAIT_MS = 100;

const input = z.object({
  n: z.number().int().positive(),
  manner: z.enum(MANNERS),
  retries: z.number().int().nonnegative(),
});

interface Placed {
  readonly order: OrderPlaced;
  readonly retries: number;
}

const child = startChild();
const { prefix, database, kafka, mongoUri, program } = child.settings;
const topic = prefix + z.object({ topic: z.string() }).parse(program).topic;
const mongo = await connectMongo({ uri: mongoUri }, 'order-service', 2);
const orders = mongo.db(database).collection<{ _id: string }>(ORDERS);
const producer = connectKafka(kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 30_000,
});
await producer.connect();

// #region save-first
async function saveFirst({ order, retries }: Placed): Promise<number> {
  await child.crashPoint('before');
  await withRetry(retries, () => save(order));
  await child.crashPoint('between');
  const offset = await withRetry(retries, () => publish(order));
  await child.crashPoint('after');
  return offset;
}
// #endregion

// #region publish-first
async function publishFirst({ order, retries }: Placed): Promise<number> {
  await child.crashPoint('before');
  const offset = await withRetry(retries, () => publish(order));
  await child.crashPoint('between');
  await withRetry(retries, () => save(order));
  await child.crashPoint('after');
  return offset;
}
// #endregion

// #region in-transaction
async function inTransaction({ order, retries }: Placed): Promise<number> {
  await child.crashPoint('before');
  const offset = await mongo.withSession((session) =>
    session.withTransaction(async () => {
      await save(order, session);
      // Kafka has no session to give it: this leaves the transaction at once, and for good.
      const stored = await withRetry(retries, () => publish(order));
      await child.crashPoint('between');
      return stored;
    }),
  );
  await child.crashPoint('after');
  return offset;
}
// #endregion

// #region retry
async function withRetry<T>(retries: number, write: () => Promise<T>): Promise<T> {
  for (let failed = 0; ; failed += 1) {
    try {
      return await write();
    } catch (error) {
      // Reached by an error. A process that was killed reaches nothing any more.
      if (failed === retries) throw error;
      await wait(FIRST_WAIT_MS * 2 ** failed);
    }
  }
}
// #endregion

async function save(order: OrderPlaced, session?: ClientSession): Promise<void> {
  child.report('trying', { orderId: order.orderId, write: 'save' });
  await orders.insertOne(toDocument(order), session ? { session } : {});
}

async function publish(order: OrderPlaced): Promise<number> {
  child.report('trying', { orderId: order.orderId, write: 'publish' });
  // acks: -1 means every in-sync replica has it; one broker here, so one copy.
  const [acked] = await producer.send({ topic, acks: -1, messages: [toMessage(order)] });
  return Number(acked?.baseOffset);
}

const toDocument = ({ orderId, ...rest }: OrderPlaced) => ({
  _id: orderId,
  ...rest,
  placedAt: new Date(),
  placedBy: process.pid,
});

const toMessage = (order: OrderPlaced) => ({
  key: order.customer,
  value: JSON.stringify(order),
  headers: {
    eventId: randomUUID(),
    eventType: ORDER_PLACED,
    occurredAt: new Date().toISOString(),
    schemaVersion: SCHEMA_VERSION,
    traceId: randomUUID(),
  },
});

function newOrder(n: number): OrderPlaced {
  const customer = CUSTOMERS[(n - 1) % CUSTOMERS.length] ?? 'dewi';
  return { orderId: orderIdOf(n), customer, item: 'kopi arabika 250 g', total: PRICE };
}

const PLACE: Readonly<Record<Manner, (placed: Placed) => Promise<number>>> = {
  'save-first': saveFirst,
  'publish-first': publishFirst,
  'in-transaction': inTransaction,
};

child.answer({
  async place(raw) {
    const { n, manner, retries } = input.parse(raw);
    const order = newOrder(n);
    child.report('begun', { orderId: order.orderId });
    // Answered only when both writes are made: this is what the buyer waits for.
    return { offset: await PLACE[manner]({ order, retries }) };
  },
});
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
