/**
 * The order service of the night: one HTTP door. With the outbox an order and its event have one
 * fate; without it the service saves first and publishes then, and can die in between.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Producer } from 'kafkajs';
import { z } from 'zod';
import { PATIENT_RETRY } from '#lib/kafka/client.ts';
import { connectKafkaBy } from '#lib/kafka/dialed.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { dialThrough } from '../../shop/dial-proxy.ts';
import { DUPLICATE_KEY } from '../../shop/error-object.ts';
import { ORDER_PLACED } from '../../shop/events.ts';
import { insert, newEvent, type OutboxEvent, saveWithEvent, toMessage } from '../../shop/outbox.ts';
import { type OrderDocument, ordersIn, outboxIn } from './stores.ts';

const BODY_CHARS_MAX = 500;
/** An ack that was lost on its way is given up after this, ms. */
const ANSWER_MS = 3000;
const settings = z.object({
  topic: z.string(),
  /** Where it publishes by itself; without it, the outbox tells of its orders. */
  proxyPort: z.int().optional(),
});
const wish = z.strictObject({
  customer: z.string().max(20),
  /** Rupiah. */
  total: z.int().positive(),
  schema: z.literal([1, 2]),
});

const child = startChild();
const { kafka, name, prefix, mongoUri, database, program } = child.settings;
const { topic, proxyPort } = settings.parse(program);
const mongo = await connectMongo({ uri: mongoUri }, name, 8);
const db = mongo.db(database);
const stores = { mongo, orders: ordersIn(db), outbox: outboxIn(db) };
const producer = proxyPort === undefined ? undefined : await openProducer(proxyPort);

async function openProducer(port: number) {
  const options = { clientId: name, retry: PATIENT_RETRY, answerWithinMs: ANSWER_MS };
  const opened = connectKafkaBy(dialThrough(port, prefix), kafka, options).producer({
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
  });
  await opened.connect();
  return opened;
}

function eventOf({ _id: orderId, customer, item, total }: OrderDocument, schema: 1 | 2) {
  const amount = schema === 1 ? total : { amount: total, currency: 'IDR' };
  return newEvent({
    ...{ aggregateid: orderId, type: ORDER_PLACED, schemaVersion: String(schema) },
    payload: { orderId, customer, item, total: amount },
  });
}

// #region dual
/** Two writes and nothing that holds them together. */
async function saveThenPublish(
  broker: Producer,
  order: OrderDocument,
  event: OutboxEvent,
): Promise<void> {
  await insert(stores.orders, order);
  await child.crashPoint('between-writes');
  await broker.send({ topic: prefix + topic, acks: -1, messages: [toMessage(event)] });
  await child.crashPoint('after-commit');
}
// #endregion

async function place(orderId: string, asked: z.infer<typeof wish>): Promise<number> {
  const { customer, total, schema } = asked;
  const order = { _id: orderId, customer, item: 'kopi arabika 250 g', total, at: new Date() };
  const event = eventOf(order, schema);
  try {
    if (producer) await saveThenPublish(producer, order, event);
    else await saveWithEvent(child, stores, order, event);
  } catch (error) {
    // The buyer asks again, under the same id: this order is known, and that is the answer.
    if (!isKnown(error)) throw error;
  }
  return 201;
}

const isKnown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;

async function answer(request: IncomingMessage): Promise<number> {
  const [, orderId] = /^\/orders\/(ORD-\d{1,3}-\d{1,6})$/.exec(request.url ?? '') ?? [];
  const parsed = wish.safeParse(JSON.parse((await text(request)).slice(0, BODY_CHARS_MAX)));
  if (orderId === undefined || !parsed.success) return 400;
  return place(orderId, parsed.data);
}

const server = createServer((request, response) => {
  answer(request).then(
    (status) => response.writeHead(status).end(),
    (error) => {
      console.error(error);
      response.writeHead(503).end();
    },
  );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

child.answer({ address: async () => ({ port: (server.address() as AddressInfo).port }) });
child.onStop(async () => {
  server.close();
  server.closeAllConnections();
  await producer?.disconnect();
  await mongo.close();
});
child.ready();
