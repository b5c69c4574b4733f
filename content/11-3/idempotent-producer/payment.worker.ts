/**
 * The payment service that goes by the key of the form, whatever the log holds twice: the unique
 * index of `payments` lets one charge a form through, and a second one is an answer to be noted.
 */
import { MongoServerError } from 'mongodb';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { PAYMENTS, type Payment, REFUSALS, type Refusal, UNIQUE_FORM } from './names.ts';

const child = startChild();
const names = z.object({ topic: z.string(), group: z.string() }).parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const db = mongo.db(child.settings.database);
const payments = db.collection<Payment>(PAYMENTS);
const refusals = db.collection<Refusal>(REFUSALS);
const { consumer, topic } = await joinGroup(child, names);

const DUPLICATE_KEY = 11_000;

// #region charge
async function charge(payment: Payment): Promise<void> {
  try {
    await payments.insertOne(payment);
  } catch (error) {
    if (!isPaidBefore(error)) throw error;
    const { total: _total, ...about } = payment;
    await refusals.insertOne({ ...about, code: DUPLICATE_KEY, index: UNIQUE_FORM.name });
  }
}
// #endregion

/** On any other index it would be a fault of ours. */
const isPaidBefore = (error: unknown): boolean =>
  error instanceof MongoServerError &&
  error.code === DUPLICATE_KEY &&
  error.keyPattern?.key === UNIQUE_FORM.key.key;

await consumer.run({
  autoCommit: false,
  eachMessage: async ({ partition, message }) => {
    const offset = offsetNumber(message.offset);
    const order = parseOrder(message.value?.toString() ?? '');
    const { eventId, idempotencyKey } = message.headers ?? {};
    if (order) {
      const about = { order: order.orderId, total: order.total, offset };
      const ids = { eventId: String(eventId), key: String(idempotencyKey) };
      await charge({ ...about, ...ids, pid: process.pid, at: new Date() });
    }
    const next = { topic, partition, offset: String(offset + 1) };
    await consumer.commitOffsets([next]).catch(throwCause);
  },
});
