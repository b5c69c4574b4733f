/**
 * The payment service of the lost acks. It charges whatever it reads and looks at nothing else: it is
 * here to show what a duplicate costs, and to repeat a record by itself when it dies in the gap.
 */
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { CHARGED_NOT_COMMITTED, PAYMENTS, type Payment } from './names.ts';

const child = startChild();
const names = z.object({ topic: z.string(), group: z.string() }).parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const payments = mongo.db(child.settings.database).collection<Payment>(PAYMENTS);
const { consumer, topic } = await joinGroup(child, names);

// #region charge
await consumer.run({
  autoCommit: false,
  eachMessage: async ({ partition, message }) => {
    const offset = offsetNumber(message.offset);
    const order = parseOrder(message.value?.toString() ?? '');
    const { eventId, idempotencyKey } = message.headers ?? {};
    if (order) {
      await payments.insertOne({
        ...{ order: order.orderId, total: order.total, offset, pid: process.pid, at: new Date() },
        ...{ eventId: String(eventId), key: String(idempotencyKey) },
      });
      await child.crashPoint(CHARGED_NOT_COMMITTED);
    }
    const next = { topic, partition, offset: String(offset + 1) };
    await consumer.commitOffsets([next]).catch(throwCause);
  },
});
// #endregion
