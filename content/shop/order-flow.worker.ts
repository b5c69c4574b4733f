/**
 * The order service on a busy day: a steady stream of orders, each published as one event and
 * awaited, until its time is over or somebody says stop.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, type OrderPlaced, SCHEMA_VERSION } from './events.ts';

const PRICE = 58_000;

const input = z.object({ perSecond: z.number().positive(), seconds: z.number().positive() });

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
let flowing: { readonly stopping: AbortController; readonly over: Promise<void> } | undefined;

// #region flow
async function flow({ perSecond, seconds }: z.infer<typeof input>, signal: AbortSignal) {
  const wanted = Math.round(perSecond * seconds);
  const first = await takeNumbers(wanted);
  const began = Date.now();
  let acked = 0;
  child.report('flowing', { perSecond, seconds });
  while (acked < wanted && !signal.aborted) {
    await wait(Math.max(0, began + (acked * 1000) / perSecond - Date.now()));
    if (signal.aborted) break;
    await producer.send({ topic, acks: -1, messages: [toMessage(newOrder(first + acked))] });
    acked += 1;
  }
  return acked;
}
// #endregion

/** A block of numbers for the whole stream: what it doesn't use is never given out again. */
async function takeNumbers(count: number): Promise<number> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'orders' },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

function newOrder(number: number): OrderPlaced {
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  return { orderId: `ORD-${number}`, customer, item: 'kopi arabika 250 g', total: PRICE };
}

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

child.answer({
  start: async (raw) => {
    if (flowing) throw new LabError('flow-running', { retriable: true });
    const stopping = new AbortController();
    // The stream outlives this call: that it began is the answer, and its end is reported.
    const over = flow(input.parse(raw), stopping.signal)
      .then((acked) => child.report('flow-ended', { acked }))
      .catch((error) => {
        console.error(error);
        child.report('flow-ended', { error: String(error) });
      })
      .finally(() => {
        flowing = undefined;
      });
    flowing = { stopping, over };
  },
  stop: endFlow,
});
child.onStop(async () => {
  await endFlow();
  await producer.disconnect();
  await mongo.close();
});

/** Once it is told, nothing more is written: the last order is acknowledged, or was not sent. */
async function endFlow(): Promise<void> {
  flowing?.stopping.abort();
  await flowing?.over;
}

child.ready();
