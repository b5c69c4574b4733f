/**
 * One of three members of the group `payment`. With its marker an event is charged once, however
 * often it comes; without it, as often as it comes. What it can't read goes to the dead letters.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { connectKafka, PATIENT_RETRY } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { putAside } from '../../shop/dead-letter.ts';
import { isSeenBefore } from '../../shop/error-object.ts';
import type { OrderPlaced } from '../../shop/events.ts';
import { inTransaction } from '../../shop/outbox.ts';
import { type Delivery, readTopic } from '../../shop/read-topic.ts';
import { PoisonError, parse } from '../../shop/versioned-order.ts';
import { DLQ, GROUP } from './names.ts';
import { markersIn, type Payment, paymentsIn, switchesIn } from './stores.ts';

/** How often a message is tried before it steps aside, and the pause between two tries, ms. */
const TRIES = 3;
const PAUSE_MS = 50;

const settings = z.object({ topic: z.string(), marker: z.boolean(), dlq: z.boolean() });
const child = startChild();
const { kafka, name, prefix, mongoUri, database, program } = child.settings;
const { topic, marker, dlq } = settings.parse(program);
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const db = mongo.db(database);
const markers = markersIn(db);
const payments = paymentsIn(db);
const switches = switchesIn(db);
const producer = connectKafka(kafka, name, PATIENT_RETRY).producer({
  allowAutoTopicCreation: false,
  maxInFlightRequests: 1,
});
await producer.connect();
child.onStop(() => producer.disconnect());

// #region charge
async function charge(payment: Payment): Promise<void> {
  if (!marker) return void (await payments.insertOne({ ...payment }));
  const { eventId, orderId, at } = payment;
  await inTransaction(mongo, async (session) => {
    await markers.insertOne({ consumer: GROUP, eventId, orderId, at }, { session });
    await child.crashPoint('inside');
    await payments.insertOne({ ...payment }, { session });
  });
}
// #endregion

function paymentOf(order: OrderPlaced, { headers, partition, offset }: Delivery): Payment {
  const { orderId, customer, total } = order;
  const about = { orderId, customer, total, eventId: headers.eventId ?? '' };
  return { ...about, partition, offset, member: name, pid: process.pid, at: new Date() };
}

// #region handle
async function handle(delivery: Delivery): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await charge(paymentOf(parse(delivery.value, delivery.headers, await schema()), delivery));
      return;
    } catch (error) {
      if (isSeenBefore(error)) return void child.report('refused', { offset: delivery.offset });
      // A database that is away comes back: the client tries again, and nothing is put aside.
      if (!(error instanceof PoisonError)) throw error;
      if (tries >= TRIES) return stepAside(delivery, error);
      await pause(PAUSE_MS);
    }
  }
}
// #endregion

const schema = async () => (await switches.findOne({ _id: 'payment' }))?.parser ?? 1;

/** Without dead letters it is passed over, as by a `catch` that only logs. */
async function stepAside(delivery: Delivery, error: Error): Promise<void> {
  child.report('poison', { offset: delivery.offset, kept: dlq });
  if (!dlq) return;
  const cause = { topic, reason: 'poison', error, tries: TRIES, consumer: name };
  await putAside(producer, prefix + DLQ, delivery, cause);
}

await readTopic(child, { group: GROUP, topic }, async (delivery) => {
  await handle(delivery);
  await child.crashPoint('charged');
  await delivery.commit();
});
