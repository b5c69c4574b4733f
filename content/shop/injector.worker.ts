/**
 * The source of duplicates: makes orders, each with one eventId given at birth, and delivers every
 * event as many times as it is told. The copies are records like any other in the log; all that
 * gives them away is the eventId they share.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, ORDER_PLACED, type OrderPlaced, SCHEMA_VERSION } from './events.ts';

/** Rupiah; one price, so that a sum says how many were charged. */
const PRICE = 10_000;
/** Records of one request, and so of one batch in the log: a fetch brings it whole. */
const BATCH_MAX = 50;

const input = z.object({
  events: z.number().int().positive(),
  copies: z.number().int().positive(),
  order: z.enum(['grouped', 'interleaved']),
  /** Deliver this event once more instead of making new ones. */
  eventId: z.string().optional(),
});

interface Born {
  readonly _id: string;
  readonly order: OrderPlaced;
  readonly occurredAt: string;
  readonly traceId: string;
}

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'injector', 2);
const database = mongo.db(child.settings.database);
const counters = database.collection<{ _id: string; n: number }>('counters');
const born = database.collection<Born>('orders');
const producer = connectKafka(child.settings.kafka, 'injector').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 30_000,
});
await producer.connect();
let busy = false;

// #region inject
async function inject({ events, copies, order, eventId }: z.infer<typeof input>): Promise<void> {
  const all = eventId === undefined ? await give(events) : [await find(eventId)];
  const once = all.map(toMessage);
  const deliveries =
    order === 'grouped'
      ? once.flatMap((message) => Array.from({ length: copies }, () => message))
      : Array.from({ length: copies }, () => once).flat();
  child.report('injecting', { count: deliveries.length });
  try {
    for (let sent = 0; sent < deliveries.length; sent += BATCH_MAX) {
      const messages = deliveries.slice(sent, sent + BATCH_MAX);
      await producer.send({ topic, acks: -1, messages });
    }
  } finally {
    // Given up or not, it is over: the buttons wait for this.
    child.report('injected', { count: deliveries.length });
  }
}
// #endregion

const toMessage = ({ _id, order, occurredAt, traceId }: Born) => ({
  key: order.customer,
  value: JSON.stringify(order),
  headers: {
    eventId: _id,
    eventType: ORDER_PLACED,
    occurredAt,
    schemaVersion: SCHEMA_VERSION,
    traceId,
  },
});

/** New events; their ids are kept, so that each can be delivered again. */
async function give(count: number): Promise<Born[]> {
  const counter = await counters.findOneAndUpdate(
    { _id: 'events' },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  const first = (counter?.n ?? count) - count + 1;
  const fresh = Array.from({ length: count }, (_, index) => newEvent(first + index));
  await born.insertMany(fresh);
  return fresh;
}

async function find(eventId: string): Promise<Born> {
  const known = await born.findOne({ _id: eventId });
  if (known) return known;
  throw new LabError('no-such-event', { retriable: false, about: eventId });
}

function newEvent(number: number): Born {
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  const order = { orderId: `ORD-${number}`, customer, item: 'kopi arabika', total: PRICE };
  const occurredAt = new Date().toISOString();
  return { _id: `evt-${number}`, order, occurredAt, traceId: randomUUID() };
}

child.answer({
  inject: async (raw) => {
    if (busy) throw new LabError('injection-running', { retriable: true });
    busy = true;
    try {
      await inject(input.parse(raw));
    } finally {
      busy = false;
    }
  },
});
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
