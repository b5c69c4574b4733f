/**
 * The order service that broadcasts: for each buyer it publishes one event and answers as soon as
 * the broker has it. For comparison it can telephone too, for the same orders at the same time.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { engineAway, LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { callInTurn } from './call-services.ts';
import { CUSTOMERS, ORDER_PLACED, type OrderPlaced, SCHEMA_VERSION } from './events.ts';
import { type Handled, openDoor, openLines, type Sheet, sendBuyers } from './order-desk.ts';
import { beginSeries, endForsaken, endSeries } from './series.ts';
import { type BookEntry, PHONE_BOOK } from './services.ts';

/** Rupiah. */
const PRICE = 10_000;

const input = z.object({
  count: z.number().int().positive(),
  together: z.number().int().positive(),
  ways: z.array(z.enum(['radio', 'phone'])).nonempty(),
});

const child = startChild();
const { prefix, database: name, kafka, mongoUri, program } = child.settings;
const topic = prefix + z.object({ topic: z.string() }).parse(program).topic;
const mongo = await connectMongo({ uri: mongoUri }, 'order-service', 2);
const database = mongo.db(name);
const producer = connectKafka(kafka, 'order-service').producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await producer.connect();
let book: readonly BookEntry[] = [];
let series = 0;
let busy = false;
/** One order of a series is told step by step. */
let watched = '';

// #region broadcast
async function broadcast(orderId: string): Promise<Handled> {
  const order = newOrder(orderId);
  const began = performance.now();
  // acks: -1 means every in-sync replica has it; one broker here, so one copy.
  const [acked] = await producer.send({ topic, acks: -1, messages: [toMessage(order)] });
  const publishMs = Math.round((performance.now() - began) * 10) / 10;
  // Nobody was asked whether they listen. Who does will read it, now or later.
  return { status: 201, detail: { publishMs, offset: Number(acked?.baseOffset) } };
}
// #endregion

async function telephone(orderId: string): Promise<Handled> {
  const { failedAt, calls } = await callInTurn({
    port: (service) => book.find(({ _id }) => _id === service)?.port ?? 1,
    retries: 0,
    headers: { 'x-owner': prefix, 'x-series': String(series), 'x-order': orderId },
  });
  return { status: failedAt === null ? 201 : 502, detail: { failedAt, calls } };
}

async function handle(way: string, orderId: string): Promise<Handled> {
  const { customer } = newOrder(orderId);
  if (orderId === watched) child.report('asked', { way, orderId, customer });
  try {
    return await (way === 'radio' ? broadcast(orderId) : telephone(orderId));
  } catch (error) {
    console.error(error);
    // The buyer is told that it is not known: the broker may have stored it and died.
    return { status: 503, detail: { errno: engineAway(error) ?? 'unknown' } };
  }
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

function newOrder(orderId: string): OrderPlaced {
  const number = Number(orderId.split('-').at(-1));
  const customer = CUSTOMERS[(number - 1) % CUSTOMERS.length] ?? 'dewi';
  return { orderId, customer, item: 'kopi arabika', total: PRICE };
}

async function place({ count, together, ways }: z.infer<typeof input>): Promise<void> {
  book = await database.collection<BookEntry>(PHONE_BOOK).find().toArray();
  await openNewLines(together);
  const begun = { asked: count, together, ways, retries: 0, forecast: null };
  series = await beginSeries(database, book, begun);
  watched = `ORD-${series}-${Math.ceil(count / 2)}`;
  void follow(series, count, together, ways);
}

/** Ports with lines open. */
const dialled = new Set<number>();

async function openNewLines(count: number): Promise<void> {
  const ports = book.flatMap(({ port, killed }) =>
    port === null || killed || dialled.has(port) ? [] : [port],
  );
  if (dialled.size === 0) await openLines(door.port, count);
  await Promise.all(ports.map((port) => openLines(port, count, { 'x-owner': prefix })));
  for (const port of ports) dialled.add(port);
}

async function follow(id: number, count: number, together: number, ways: readonly string[]) {
  const ledger = database.collection<Sheet>('orders');
  const send = (way: string) =>
    sendBuyers({
      ...{ port: door.port, series: id, way, count, together, ledger },
      answered({ orderId, status, ms, failedAt = null }) {
        if (orderId !== watched) return;
        child.report('answered', { way, orderId, status, ms, failedAt });
      },
    });
  try {
    await Promise.all(ways.map(send));
    await endSeries(database, id);
  } catch (error) {
    console.error(error);
    child.report('given-up', { series: id });
  } finally {
    busy = false;
  }
}

await endForsaken(database);
const door = await openDoor(handle);
child.answer({
  async place(raw) {
    const asked = input.parse(raw);
    if (busy) throw new LabError('orders-running', { retriable: true });
    busy = true;
    try {
      await place(asked);
    } catch (error) {
      busy = false;
      throw error;
    }
  },
});
child.onStop(async () => {
  door.close();
  await producer.disconnect();
  await mongo.close();
});
child.ready();
