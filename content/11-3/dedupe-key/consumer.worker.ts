/**
 * One program, run as `payment` and as `notification`: marker and effect in one transaction, under
 * whatever unique index the trial has put on the markers. Told to, it reads the log again from where
 * the trial began.
 */
import type { KafkaMessage } from 'kafkajs';
import { MongoServerError } from 'mongodb';
import { z } from 'zod';
import { offsetNumber } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { DUPLICATE_KEY, type ErrorObject, toErrorObject } from '../../shop/error-object.ts';
import { joinGroup, throwCause } from '../../shop/join-group.ts';
import { type Delivered, parseDelivery } from './delivery.ts';
import type { Refused } from './effects.ts';
import { CONSUMERS, EFFECTS, MARKERS } from './names.ts';

const settings = z.object({ topic: z.string(), group: z.enum(CONSUMERS) });
const child = startChild();
const { group, ...names } = settings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 3);
const db = mongo.db(child.settings.database);
const markers = db.collection(MARKERS);
const effects = db.collection(EFFECTS[group]);
const refusals = db.collection('refusals');

type Delivery = Delivered & { readonly offset: number };

/** The trial whose records are being read a second time. */
let replayed: number | undefined;
const passOf = ({ trial }: Delivered) => (trial === replayed ? 2 : 1);

// #region handle
async function handle(delivery: Delivery): Promise<ErrorObject | undefined> {
  const { offset, eventId, orderId, type, fact, trial, attack } = delivery;
  // All that a key may be made of; without an id the field is missing, as in the record.
  const id = eventId === undefined ? {} : { eventId };
  const marker = { consumer: group, ...id, orderId, type, offset };
  const effect = { consumer: group, fact, trial, attack, pass: passOf(delivery), offset };
  const session = mongo.startSession();
  try {
    await session.withTransaction(async () => {
      await markers.insertOne({ ...marker, at: new Date() }, { session });
      await effects.insertOne({ ...effect, eventId: eventId ?? null }, { session });
    });
    return undefined;
  } catch (error) {
    if (!isKeyTaken(error)) throw error;
    return toErrorObject(error);
  } finally {
    await session.endSession();
  }
}
// #endregion

/** E11000 of the index under trial: the only other one is that of `_id`. */
function isKeyTaken(error: unknown): error is MongoServerError {
  if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  return !Object.hasOwn(error.keyPattern ?? {}, '_id');
}

/** One document for what a batch had refused: written apart from the transactions that failed. */
async function note(all: readonly (Refused & { trial: number; pass: number })[]): Promise<void> {
  const [first] = all;
  if (!first) return;
  const { trial, pass } = first;
  const same = all.filter((one) => one.trial === trial && one.pass === pass);
  const refused = same.map(({ trial: _trial, pass: _pass, ...one }) => one);
  const at = Date.now();
  await refusals.insertOne({ consumer: group, trial, pass, count: refused.length, refused, at });
  await note(all.filter((one) => !same.includes(one)));
}

const { consumer, topic } = await joinGroup(child, { ...names, group });
await consumer.run({
  autoCommit: false,
  eachBatchAutoResolve: false,
  eachBatch: async ({ batch, heartbeat, isRunning, isStale, resolveOffset }) => {
    const refused: (Refused & { trial: number; pass: number })[] = [];
    for (const message of batch.messages) {
      if (!isRunning() || isStale()) break;
      const delivery = toDelivery(message);
      const error = delivery && (await handle(delivery));
      if (delivery && error) {
        const { offset, trial, attack, fact } = delivery;
        refused.push({ offset, trial, attack, fact, pass: passOf(delivery), ...error });
      }
      resolveOffset(message.offset);
    }
    await note(refused);
    await heartbeat();
    if (!isRunning() || isStale()) return;
    const next = String(offsetNumber(batch.lastOffset()) + 1);
    await consumer.commitOffsets([{ topic, partition: 0, offset: next }]).catch(throwCause);
  },
});

function toDelivery({ offset, value, headers }: KafkaMessage): Delivery | undefined {
  const told = Object.entries(headers ?? {}).map(([name, text]) => [name, text?.toString()]);
  const delivered = parseDelivery(value?.toString() ?? '', Object.fromEntries(told));
  return delivered && { ...delivered, offset: offsetNumber(offset) };
}

const place = z.strictObject({ trial: z.number(), from: z.number() });

child.answer({
  // #region replay
  replay: async (raw) => {
    const { trial, from } = place.parse(raw);
    replayed = trial;
    consumer.seek({ topic, partition: 0, offset: String(from) });
  },
  // #endregion
});
