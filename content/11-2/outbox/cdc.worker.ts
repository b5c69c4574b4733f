/**
 * Raw change data capture: every change of the collection `orders` becomes a record, whole as the
 * database has it. Nobody chose these fields to be read by others; they go out all the same.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeStreamDocument, ResumeToken, Timestamp } from 'mongodb';
import { z } from 'zod';
import { connectKafka, PATIENT_RETRY } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import type { OrderDocument } from './order.ts';

const RETRY_MS = 250;
/** The history between is gone; to go on from now in silence would be a lie. */
const HISTORY_LOST = 286;

interface Place {
  readonly _id: 'orders';
  /** Where the run began; used until there is a token. */
  readonly from: Timestamp;
  readonly token?: ResumeToken;
}

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 3);
const db = mongo.db(child.settings.database);
const orders = db.collection<OrderDocument>('orders');
const places = db.collection<Place>('cdc_state');
const producer = connectKafka(child.settings.kafka, child.settings.name, PATIENT_RETRY).producer({
  allowAutoTopicCreation: false,
});
await producer.connect();
let close = () => Promise.resolve();
let over = false;

// #region cdc
async function follow(): Promise<void> {
  const place = await places.findOne({ _id: 'orders' });
  const from = place?.token
    ? { resumeAfter: place.token }
    : { startAtOperationTime: place?.from as Timestamp };
  const stream = orders.watch([], { fullDocument: 'updateLookup', maxAwaitTimeMS: 1000, ...from });
  close = () => stream.close();
  for await (const change of stream) {
    await producer.send({ topic, acks: -1, messages: [toRecord(change)] });
    // After the publish: dead in between, it publishes this change once more.
    await places.updateOne({ _id: 'orders' }, { $set: { token: change._id } });
  }
}
// #endregion

function toRecord(change: ChangeStreamDocument<OrderDocument>) {
  const { operationType: op } = change;
  const key = 'documentKey' in change ? String(change.documentKey._id) : null;
  const after = 'fullDocument' in change ? (change.fullDocument ?? null) : null;
  const { txnNumber } = change;
  const transaction = txnNumber === undefined ? {} : { txnNumber: String(txnNumber) };
  return { key, value: JSON.stringify({ op, after }), headers: { op, ...transaction } };
}

async function run(): Promise<void> {
  while (!over) {
    try {
      await follow();
    } catch (error) {
      if (over) return;
      console.error(error);
      if (error instanceof Error && 'code' in error && error.code === HISTORY_LOST) process.exit(1);
      await pause(RETRY_MS);
    }
  }
}

const running = run();
child.onStop(async () => {
  over = true;
  await close();
  await running;
  await producer.disconnect();
});
child.ready();
