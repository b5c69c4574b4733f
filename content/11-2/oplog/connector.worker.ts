/**
 * The connector of the lab `oplog`: follows the change stream of `orders` and publishes each event
 * as one record. It keeps the resume token after the publish; from where it starts, the reader says.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  BSON,
  type ChangeStream,
  type ChangeStreamDocument,
  MongoError,
  type ResumeToken,
  Timestamp,
} from 'mongodb';
import { z } from 'zod';
import { connectKafka, PATIENT_RETRY } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { oplogNow, timeText } from '#lib/mongo/oplog.ts';
import { startChild } from '#lib/process/child.ts';
import { ORDERS, TOPIC } from './names.ts';

const RETRY_MS = 250;

const child = startChild();
const since = Date.now();
const { fromNow } = z.object({ fromNow: z.boolean() }).parse(child.settings.program);
const topic = child.settings.prefix + TOPIC;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'connector', 3);
const database = mongo.db(child.settings.database);
const orders = database.collection(ORDERS);
const state = database.collection<{ _id: 'connector'; token: ResumeToken; at: Date }>('cdc_state');
const producer = connectKafka(child.settings.kafka, 'connector', PATIENT_RETRY).producer({
  allowAutoTopicCreation: false,
});
// The database's own time, asked before anybody is told that we are ready: nothing slips between.
const { t, i } = await oplogNow(mongo);
// A stream that is given a time begins with it, and at that time the last change was already made.
const now = { startAtOperationTime: new Timestamp({ t, i: i + 1 }) };
// From here on nothing is missed; who changes an order waits for that.
child.answer({ placed: async () => undefined });
await producer.connect();
let stream: ChangeStream | undefined;
let leaving = false;

// #region follow
async function follow(token: ResumeToken | undefined): Promise<void> {
  stream = orders.watch([], { ...(token ? { resumeAfter: token } : now), maxAwaitTimeMS: 1000 });
  for await (const event of stream) {
    if ('documentKey' in event)
      await producer.send({ topic, acks: -1, messages: [toRecord(event)] });
    await state.updateOne(
      { _id: 'connector' },
      { $set: { token: event._id, at: new Date() } },
      { upsert: true },
    );
  }
}

const toRecord = (event: ChangeStreamDocument & { documentKey: { _id: unknown } }) => ({
  key: String(event.documentKey._id),
  value: BSON.EJSON.stringify(event, { relaxed: true }),
  headers: {
    eventId: (event._id as { _data: string })._data,
    clusterTime: event.clusterTime ? timeText(event.clusterTime) : '',
    op: event.operationType,
    connectorSince: String(since),
  },
});
// #endregion

const kept = async () => (await state.findOne({ _id: 'connector' }))?.token;

async function run(): Promise<void> {
  // Only the start may ask for "now": after a break in between it goes on where it was.
  let token = fromNow ? undefined : await kept();
  while (!leaving) {
    try {
      await follow(token);
      if (!leaving) throw new Error('the change stream has ended');
    } catch (error) {
      if (leaving) return;
      console.error(error);
      // Its history is gone, or its collection: to go on from "now" would be a loss in silence.
      if (isOver(error)) process.exit(1);
      await pause(RETRY_MS);
      token = (await kept().catch(() => undefined)) ?? token;
    }
  }
}

function isOver(error: unknown): boolean {
  if (!(error instanceof MongoError)) return true;
  if (error.hasErrorLabel('ResumableChangeStreamError')) return false;
  return !/^Mongo(Network|ServerSelection|NotConnected|PoolCleared)/.test(error.name);
}

child.onStop(async () => {
  leaving = true;
  await stream?.close();
  await producer.disconnect();
  await mongo.close();
});
child.ready();
await run();
