/**
 * The order service of this lab, and the rough road behind it: changes orders and tells each change
 * to `pesanan`; sends the same events once more, shuffled by a seed, to `pesanan-acak`.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { SCHEMA_VERSION } from '../../shop/events.ts';
import type { OrderChange } from './change.ts';
import type { OrderDocument, Shuffle } from './documents.ts';
import { COLLECTIONS, COPIES, CUSTOMERS_OF_STREAM, eventIdOf, TOPICS } from './names.ts';
import { shuffled } from './shuffle.ts';
import { type PlannedChange, plan } from './stream.ts';

/** Records of one request, and so of one batch in the log. */
const BATCH_MAX = 60;

interface Letter {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

const child = startChild();
const { kafka, mongoUri, database, name, prefix } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 8);
const db = mongo.db(database);
const orders = db.collection<OrderDocument>(COLLECTIONS.orders);
const counters = db.collection<{ _id: string; n: number }>(COLLECTIONS.counters);
const producer = connectKafka(kafka, name).producer({
  allowAutoTopicCreation: false,
  metadataMaxAge: 30_000,
});
await producer.connect();
let current: Promise<void> | undefined;

// #region change
/** The database counts the versions: whoever commits first has the lower one. */
async function changeOrder({ orderId, customer, item, price, change }: PlannedChange) {
  const order = await orders.findOneAndUpdate(
    { _id: orderId },
    { $inc: { version: 1, qty: change, total: change * price }, $set: { customer, item } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!order) throw new Error(`no order ${orderId}`);
  const { qty, version } = order;
  return { orderId, customer, item, price, change, qty, version };
}
// #endregion

/** Each order's changes one after another; the orders don't wait for each other. */
async function write(): Promise<void> {
  const rounds = plan();
  const lines = await Promise.all(
    CUSTOMERS_OF_STREAM.map(async (_, order) => {
      const line: OrderChange[] = [];
      for (const round of rounds) {
        const planned = round[order];
        if (planned) line.push(await changeOrder(planned));
      }
      return line;
    }),
  );
  const inTurns = rounds.flatMap((_, round) => lines.flatMap((line) => line[round] ?? []));
  await send(TOPICS.ordered, inTurns.map(toLetter));
}

const toLetter = (change: OrderChange): Letter => ({
  key: change.orderId,
  value: JSON.stringify(change),
  headers: {
    eventId: eventIdOf(change.orderId, change.version),
    eventType: change.version === 1 ? 'PesananDibuat' : 'PesananDiubah',
    occurredAt: new Date().toISOString(),
    schemaVersion: SCHEMA_VERSION,
  },
});

/**
 * All of them, in this order. Each record gets the number of its sending, and how many of this
 * sending follow it. `begun` hears the offset of the first before the others are sent.
 */
async function send(
  topic: string,
  letters: readonly Letter[],
  begun?: (base: number) => Promise<void>,
): Promise<void> {
  const first = await takeNumbers(letters.length);
  for (let from = 0; from < letters.length; from += BATCH_MAX) {
    const messages = letters.slice(from, from + BATCH_MAX).map(({ key, value, headers }, index) => {
      const sentNo = String(first + from + index);
      const left = String(letters.length - from - index - 1);
      return { key, value, headers: { ...headers, sentNo, left } };
    });
    const [acked] = await producer.send({ topic: prefix + topic, acks: -1, messages });
    if (from === 0) await begun?.(Number(acked?.baseOffset));
  }
}

/** @returns the first of so many numbers */
async function takeNumbers(count: number, of = 'sent'): Promise<number> {
  const counter = await counters.findOneAndUpdate(
    { _id: of },
    { $inc: { n: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return (counter?.n ?? count) - count + 1;
}

const sending = z.object({
  seed: z.int(),
  copies: z.literal(COPIES),
  /** The stream, as it stands in `pesanan`. */
  letters: z.array(
    z.object({ key: z.string(), value: z.string(), headers: z.record(z.string(), z.string()) }),
  ),
});

async function sendShuffled({ seed, copies, letters }: z.infer<typeof sending>): Promise<void> {
  const all = shuffled(letters, copies, seed);
  const _id = await takeNumbers(1, 'shuffles');
  // Known before its last record is: whoever has read them all finds it.
  await send(TOPICS.shuffled, all, async (from) => {
    const begun = { seed, copies, from, to: from + all.length, at: new Date() };
    await db.collection<Shuffle>(COLLECTIONS.shuffles).insertOne({ _id, ...begun });
  });
}

/**
 * One at a time: two of them would mix their records. Answered before it is done, since it takes
 * longer than a button should.
 */
function begin(work: () => Promise<void>): void {
  if (current) throw new LabError('still-working', { retriable: true });
  current = work()
    .catch((error) => {
      console.error(error);
      child.report('failed', { message: String(error) });
    })
    .finally(() => {
      current = undefined;
    });
}

child.answer({
  /** Once a run: a second stream would go on from the versions of the first. */
  async write() {
    if (await orders.findOne()) throw new LabError('limit-orders', { retriable: false });
    begin(write);
  },
  async shuffle(input) {
    const wanted = sending.parse(input);
    begin(() => sendShuffled(wanted));
  },
  /** Answers when nothing is being written any more. */
  async settle() {
    await current;
  },
});
child.onStop(async () => {
  await producer.disconnect();
  await mongo.close();
});
child.ready();
