/**
 * The analytics service: it counts every order its group gives it, in one of four ways. Plain and
 * slow store first and then commit. Hoarding commits at once and stores from memory. Bounded keeps
 * a few in memory, pauses when they are too many, and commits what is stored.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { parseOrder } from '../../shop/events.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { type Effect, waveOf } from './effects.ts';

interface Held {
  readonly partition: number;
  readonly offset: number;
  readonly value: string;
}

const child = startChild();
const { buffer, writeMs, manner, ...names } = z
  .object({
    topic: z.string(),
    group: z.string(),
    manner: z.enum(['plain', 'slow', 'hoarding', 'bounded']),
    /** How long the database is waited for before each write, ms; nothing in the manner `plain`. */
    writeMs: z.number().int().nonnegative(),
    buffer: z.object({ full: z.number().int(), low: z.number().int() }),
  })
  .parse(child.settings.program);
const { name: member, mongoUri, database } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, member, 2);
const counted = mongo.db(database).collection<Effect>('analytics');
const { consumer, topic } = await joinGroup(child, names);
const waiting: Held[] = [];
let draining = false;
let resting = false;

// #region plain
async function plain(order: Held): Promise<void> {
  await store(order);
  await commit(order);
}
// #endregion

// #region hoard
async function hoard(order: Held): Promise<void> {
  waiting.push(order);
  tell();
  await commit(order); // Kafka believes it done; the database has not seen it.
}
// #endregion

// #region bounded
async function take(order: Held): Promise<void> {
  waiting.push(order);
  resting ||= waiting.length >= buffer.full;
  if (resting) consumer.pause([{ topic }]); // ask for no more
  tell();
}

async function stored(order: Held): Promise<void> {
  await commit(order); // only now
  waiting.shift();
  if (resting && waiting.length <= buffer.low) {
    resting = false;
    consumer.resume([{ topic }]);
  }
  tell();
}
// #endregion

/** Memory into the database, one after another, in the order they came. */
async function drain(): Promise<void> {
  for (let next = waiting[0]; next; next = waiting[0]) {
    await store(next);
    if (manner === 'bounded') {
      await stored(next);
      continue;
    }
    waiting.shift();
    tell();
  }
}

async function store({ partition, offset, value }: Held): Promise<void> {
  const order = parseOrder(value);
  // Whoever reads it again finds it counted.
  if (!order || (await counted.findOne({ _id: order.orderId }))) return;
  if (manner !== 'plain') await wait(writeMs);
  const { orderId, customer, total } = order;
  const wave = waveOf(orderId);
  await counted.updateOne(
    { _id: orderId },
    { $setOnInsert: { customer, total, partition, offset, wave, member, at: Date.now() } },
    { upsert: true },
  );
}

async function commit({ partition, offset }: Held): Promise<void> {
  const place = { topic, partition, offset: String(offset + 1) };
  await consumer.commitOffsets([place]).catch(throwCause);
}

const tell = () => child.report('holding', { held: waiting.length, paused: resting });

/** What is in memory is written beside the reading; a failure there ends the whole program. */
function drainBeside(): void {
  if (draining) return;
  draining = true;
  drain()
    .finally(() => {
      draining = false;
    })
    .catch((error) => {
      console.error(error);
      process.exit(1);
    });
}

const handle = { plain, slow: plain, hoarding: hoard, bounded: take }[manner];

await consumer.run({
  autoCommit: false,
  eachMessage: async ({ partition, message, heartbeat }) => {
    const offset = offsetNumber(message.offset);
    child.report('read', { topic: names.topic, partition, offset });
    await handle({ partition, offset, value: message.value?.toString() ?? '' });
    if (waiting.length > 0) drainBeside();
    await heartbeat();
  },
});
