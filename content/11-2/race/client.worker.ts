/**
 * A client of the shop, as many are written: it saves the new status in MongoDB and then publishes
 * it. Two processes run this program, one in the warehouse and one at the buyer's. Neither does
 * anything wrong, and neither ever fails.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS, SCHEMA_VERSION } from '../../shop/events.ts';
import { clusterTimeText, EVENT_TYPES, type OrderChange, type Status } from './order-change.ts';

const PRICE = 58_000;

const changeInput = z.object({
  orderId: z.string(),
  status: z.enum(['DIKIRIM', 'DIBATALKAN']),
  /** Between saving and publishing, ms. */
  pauseMs: z.number().int().nonnegative(),
  /** How far this client's clock is ahead, ms: put on inside the program, as the pause is. */
  clockMs: z.number().int().nonnegative(),
});
type Change = z.infer<typeof changeInput>;

/** What this client did with one order, written down after it was done. */
interface Entry {
  readonly _id: string;
  readonly orderId: string;
  readonly client: string;
  readonly status: Status;
  readonly pauseMs: number;
  readonly clockMs: number;
  /** When MongoDB had confirmed, and Kafka: this process' clock, ms with fractions. */
  readonly savedAt: number;
  readonly publishedAt: number;
  /** The database's own number of the write. */
  readonly operationTime: string;
  readonly partition: number;
  readonly offset: number;
  /** What went wrong, if anything did. */
  readonly error: string | null;
}

const child = startChild();
const { name, prefix } = child.settings;
const topic = prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, name, 8);
const database = mongo.db(child.settings.database);
const orders = database.collection<{ _id: string; status: Status }>('orders');
const ledger = database.collection<Entry>('ledger');
const producer = connectKafka(child.settings.kafka, name).producer({
  allowAutoTopicCreation: false,
});
await producer.connect();

const now = (): number => performance.timeOrigin + performance.now();

// #region change
async function save({ orderId, status }: Change): Promise<string> {
  return mongo.withSession(async (session) => {
    await orders.updateOne({ _id: orderId }, { $set: { status, by: name } }, { session });
    return numberOf(session.operationTime);
  });
}

async function publish({ orderId, status, pauseMs }: Change, occurredAt: number) {
  if (pauseMs > 0) await wait(pauseMs); // A slow network, a busy processor, a collected heap.
  const messages = [toMessage({ orderId, status, occurredAt })];
  const [metadata] = await producer.send({ topic, acks: -1, messages });
  return metadata;
}
// #endregion

const toMessage = ({ orderId, status, occurredAt }: OrderChange & { occurredAt: number }) => ({
  key: orderId,
  value: JSON.stringify({ orderId, status, occurredAt }),
  headers: {
    eventId: randomUUID(),
    eventType: EVENT_TYPES[status],
    occurredAt: new Date(occurredAt).toISOString(),
    schemaVersion: SCHEMA_VERSION,
    traceId: randomUUID(),
    client: name,
  },
});

const numberOf = (time: { t: number; i: number } | undefined): string =>
  time ? clusterTimeText(time.t, time.i) : '–';

/** Changes that are saved and not yet published, by order. */
const inHand = new Map<string, Promise<void>>();

/** Resolves when MongoDB has confirmed; publishing goes on behind it, and `settled` awaits it. */
async function change(one: Change): Promise<void> {
  const occurredAt = Date.now() + one.clockMs;
  const operationTime = await save(one);
  const savedAt = now();
  const over = (async () => {
    const written = { partition: -1, offset: -1, error: null as string | null };
    try {
      const metadata = await publish(one, occurredAt);
      written.partition = metadata?.partition ?? -1;
      written.offset = Number(metadata?.baseOffset ?? -1);
    } catch (error) {
      written.error = String(error);
    }
    const times = { savedAt, publishedAt: now(), operationTime };
    const _id = `${one.orderId}/${name}`;
    await ledger.insertOne({ _id, client: name, ...one, ...times, ...written });
  })();
  // Told where it is awaited; until then it must not end the program.
  over.catch(() => undefined);
  inHand.set(one.orderId, over);
}

/** The orders that will be raced for: paid, saved and published in peace. */
async function prepare(orderIds: readonly string[]): Promise<void> {
  const documents = orderIds.map((_id, index) => ({
    _id,
    status: 'DIBAYAR' as const,
    customer: CUSTOMERS[index % CUSTOMERS.length],
    total: PRICE,
    by: name,
  }));
  await orders.insertMany(documents);
  const occurredAt = Date.now();
  const messages = orderIds.map((orderId) => toMessage({ orderId, status: 'DIBAYAR', occurredAt }));
  await producer.send({ topic, acks: -1, messages });
}

child.answer({
  prepare: async (raw) => prepare(z.object({ orderIds: z.array(z.string()) }).parse(raw).orderIds),
  change: async (raw) => change(changeInput.parse(raw)),
  settled: async (raw) => {
    const { orderId } = z.object({ orderId: z.string() }).parse(raw);
    await inHand.get(orderId);
    inHand.delete(orderId);
  },
});
child.onStop(async () => {
  await Promise.allSettled(inHand.values());
  await producer.disconnect();
  await mongo.close();
});
child.ready();
