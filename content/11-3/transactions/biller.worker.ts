/**
 * Reads orders, writes one bill each and leaves one receipt each in MongoDB. Bills and bookmark
 * can share a transaction of Kafka. The receipt can't: another system, another fate.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { MongoBulkWriteError } from 'mongodb';
import { z } from 'zod';
import type { LogRecord } from '#lib/events.ts';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { openCluster } from '#lib/kafka/cluster.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { DUPLICATE_KEY } from '../../shop/error-object.ts';
import { TRANSACTION_RETRY } from './fenced.ts';
import { BATCH, CRASH_POINT, MANNERS, RECEIPTS } from './names.ts';

/** A look for new orders, ms. */
const LOOK_MS = 150;

const child = startChild();
const settings = z
  .object({
    input: z.string(),
    output: z.string(),
    group: z.string(),
    manner: z.enum(MANNERS),
    transactionTimeout: z.number(),
  })
  .parse(child.settings.program);
const { kafka: connection, name, prefix, mongoUri, database } = child.settings;
const input = prefix + settings.input;
const output = prefix + settings.output;
const group = prefix + settings.group;
const { manner } = settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 2);
const receipts = mongo.db(database).collection(RECEIPTS[manner]);
const kafka = connectKafka(connection, name, TRANSACTION_RETRY);
const admin = kafka.admin();
const cluster = await openCluster(connection, name);
const producer = kafka.producer({
  ...(manner === 'plain' ? {} : { transactionalId: group, idempotent: true }),
  transactionTimeout: settings.transactionTimeout,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  metadataMaxAge: 1000,
});
await Promise.all([producer.connect(), admin.connect()]);
// The name first: what an earlier bearer left open is aborted, its bookmark too.
let transaction = manner === 'plain' ? undefined : await producer.transaction();

const billsOf = (orders: readonly LogRecord[]) =>
  orders.map(({ offset, key, value }) => ({ key, value, headers: { from: String(offset) } }));

// #region bill
async function bill(orders: readonly LogRecord[], next: number): Promise<void> {
  const bills = { topic: output, acks: -1, messages: billsOf(orders) };
  const offsets = [{ topic: input, partitions: [{ partition: 0, offset: String(next) }] }];
  if (transaction) {
    await transaction.send(bills);
    await leaveReceipts(orders);
    await child.crashPoint(CRASH_POINT);
    await transaction.sendOffsets({ consumerGroupId: group, topics: offsets });
    await transaction.commit();
    transaction = await producer.transaction();
  } else {
    await producer.send(bills);
    await leaveReceipts(orders);
    await child.crashPoint(CRASH_POINT);
    await cluster.commitOutside(group, input, 0, next);
  }
}
// #endregion

// #region receipts
async function leaveReceipts(orders: readonly LogRecord[]): Promise<void> {
  const documents = orders.map(({ key, offset }) => ({ order: offset, key, pid: process.pid }));
  try {
    await receipts.insertMany(documents, { ordered: false });
  } catch (error) {
    // With the unique index a repeated receipt is refused, and that is the answer we want.
    if (!areSeenBefore(error)) throw error;
    child.report('refused', { count: [error.writeErrors].flat().length });
  }
}
// #endregion

function areSeenBefore(error: unknown): error is MongoBulkWriteError {
  if (!(error instanceof MongoBulkWriteError)) return false;
  return [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY);
}

let stopping = false;
let working: Promise<void> = Promise.resolve();

async function work(): Promise<void> {
  let next = await bookmark();
  while (!stopping) {
    const [range] = await admin.fetchTopicOffsets(input);
    const end = Math.min(offsetNumber(range?.high ?? '0'), next + BATCH);
    const orders = await readPartition(connection, input, 0, { low: next, end });
    if (orders.length === 0) {
      await pause(LOOK_MS);
      continue;
    }
    await bill(orders, end);
    next = end;
    child.report('billed', { next });
  }
}

async function bookmark(): Promise<number> {
  const [found] = await admin.fetchOffsets({ groupId: group, topics: [input] });
  const offset = offsetNumber(found?.partitions[0]?.offset ?? '-1');
  child.report('begins', { at: Math.max(0, offset), manner });
  return Math.max(0, offset);
}

child.onStop(async () => {
  stopping = true;
  await working;
  await Promise.all([producer.disconnect(), admin.disconnect(), cluster.close(), mongo.close()]);
});
child.ready();
working = work();
await working;
