/**
 * A member of the payment group. It charges into two collections, one without a unique index and
 * one with it, and a switch decides what becomes of a message that it can't parse.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { consumerSettings } from '../../shop/consumer-settings.ts';
import { isSeenBefore } from '../../shop/error-object.ts';
import type { OrderPlaced } from '../../shop/events.ts';
import { type Delivery, readTopic } from '../../shop/read-topic.ts';
import { PoisonError, parse } from '../../shop/versioned-order.ts';
import { openLetters, openLines } from './letters.ts';
import { GROUP, PAUSE_MS, RETRY, RETRY_PAUSE_MS, TRIES } from './names.ts';
import { bareIn, type Payment, paymentsIn, readSwitches } from './stores.ts';

const child = startChild();
const { topic, group } = consumerSettings.parse(child.settings.program);
const { kafka, name, prefix, mongoUri, database } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const db = mongo.db(database);
const payments = paymentsIn(db);
const bare = bareIn(db);
const lines = openLines(db);
const producer = connectKafka(kafka, name).producer({
  allowAutoTopicCreation: false,
  maxInFlightRequests: 1,
});
await producer.connect();
const letters = openLetters(producer, prefix, name);

let freezing = false;
child.answer({
  // Not at once: at the next order, so that it falls asleep with work in its hands.
  freeze: async () => {
    freezing = true;
  },
});
child.onStop(() => producer.disconnect());

const eventOf = ({ headers, offset }: Delivery) => headers.eventId || `${topic}@${offset}`;

// #region charge
async function charge(delivery: Delivery, order: OrderPlaced): Promise<void> {
  const { orderId, customer, total } = order;
  const payment: Payment = {
    ...{ consumer: GROUP, eventId: eventOf(delivery), orderId, customer, total },
    ...{ from: { topic, offset: delivery.offset }, replayed: delivery.headers.replayed ?? null },
    ...{ member: name, pid: process.pid, at: Date.now() },
  };
  await bare.insertOne({ ...payment });
  try {
    await payments.insertOne({ ...payment });
  } catch (error) {
    // Charged before, by whoever took over: that is an answer, not an accident.
    if (!isSeenBefore(error)) throw error;
    child.report('refused', { eventId: payment.eventId, offset: delivery.offset });
  }
}
// #endregion

// #region handle
async function handle(delivery: Delivery): Promise<void> {
  const { key, headers, value, offset } = delivery;
  const [line, eventId] = [key ?? '', eventOf(delivery)];
  for (let tries = 1; ; tries += 1) {
    const { policy, parser } = await readSwitches(db);
    if (policy === 'park' && (await lines.isBehind(line, eventId))) {
      await lines.join(line, eventId);
      return letters.toDead(delivery, { topic, reason: 'behind' });
    }
    try {
      await charge(delivery, parse(value, headers, parser));
      if (policy === 'park' || headers.replayed) await lines.leave(line, eventId);
      return;
    } catch (error) {
      // A database that is away comes back: kafkajs tries again, and nothing is put aside.
      if (!(error instanceof PoisonError)) throw error;
      child.report('tried', { topic, offset, policy, error: error.message });
      await delivery.heartbeat();
      if (policy === 'forever' && topic !== RETRY) throw error;
      const why = { topic, reason: 'poison', error, tries } as const;
      if (policy === 'retry' && topic !== RETRY) return letters.toRetry(delivery, why);
      if (tries >= TRIES) {
        if (policy === 'park') await lines.join(line, eventId);
        return letters.toDead(delivery, why);
      }
      await pause(topic === RETRY ? RETRY_PAUSE_MS : PAUSE_MS);
    }
  }
}
// #endregion

// #region loop
await readTopic(child, { group, topic }, async (delivery) => {
  const { offset } = delivery;
  if (freezing) {
    freezing = false;
    await child.freeze({ topic, offset });
  }
  await handle(delivery);
  await delivery.commit().catch((error) => {
    child.report('late', { offset, error: String(error.type ?? error.name) });
    throw error;
  });
});
// #endregion
