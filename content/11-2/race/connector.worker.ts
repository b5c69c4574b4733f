/**
 * The smallest connector: follows the changes of `orders` as the database has ordered them, and
 * publishes each under the order's id. It decides nothing about order; it only keeps it.
 */
import type { ChangeStreamDocument, ResumeToken, Timestamp } from 'mongodb';
import { z } from 'zod';
import { connectKafka, PATIENT_RETRY } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { SCHEMA_VERSION } from '../../shop/events.ts';
import { clusterTimeText, EVENT_TYPES, isStatus, type Status } from './order-change.ts';

interface Order {
  readonly _id: string;
  readonly status: Status;
}

/** Where it stands: the start of this run, or behind the last change it has published. */
interface Place {
  readonly _id: 'orders';
  readonly start: Timestamp;
  readonly token?: ResumeToken;
}

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, 'connector', 3);
const database = mongo.db(child.settings.database);
const orders = database.collection<Order>('orders');
const places = database.collection<Place>('cdc_state');
// One request at a time: a retry must not let a later record overtake an earlier one.
const producer = connectKafka(child.settings.kafka, 'connector', PATIENT_RETRY).producer({
  allowAutoTopicCreation: false,
  maxInFlightRequests: 1,
});
await producer.connect();

const known = await places.findOne({ _id: 'orders' });
if (!known) throw new Error('cdc_state does not say where this run begins');
const from = known.token ? { resumeAfter: known.token } : { startAtOperationTime: known.start };
const stream = orders.watch<Order>(
  [{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }],
  from,
);
let leaving = false;
child.onStop(async () => {
  leaving = true;
  await stream.close();
  await producer.disconnect();
  await mongo.close();
});
child.ready();

/** What this very change wrote: the document may be a later one by the time it is looked up. */
function statusIn(change: ChangeStreamDocument<Order>): unknown {
  if (change.operationType === 'update') return change.updateDescription.updatedFields?.status;
  return 'fullDocument' in change ? change.fullDocument?.status : undefined;
}

function toMessage(change: ChangeStreamDocument<Order>, orderId: string, status: Status) {
  const { clusterTime, _id } = change;
  return {
    key: orderId,
    value: JSON.stringify({ orderId, status }),
    headers: {
      eventId: String((_id as { _data: string })._data),
      eventType: EVENT_TYPES[status],
      schemaVersion: SCHEMA_VERSION,
      clusterTime: clusterTime ? clusterTimeText(clusterTime.t, clusterTime.i) : '',
    },
  };
}

// #region follow
async function follow(): Promise<void> {
  for await (const change of stream) {
    const status = statusIn(change);
    if ('documentKey' in change && isStatus(status)) {
      const orderId = String(change.documentKey?._id);
      await producer.send({ topic, acks: -1, messages: [toMessage(change, orderId, status)] });
    }
    // After the record is stored: dying between the two repeats it, and loses nothing.
    await places.updateOne({ _id: 'orders' }, { $set: { token: change._id } });
  }
}
// #endregion

try {
  await follow();
} catch (error) {
  if (!leaving) console.error(error);
}
// Without its stream it would look alive and carry nothing: whoever watches should see it end.
if (!leaving) process.exit(1);
