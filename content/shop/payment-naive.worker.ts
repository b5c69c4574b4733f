/**
 * The payment service that asks first: is this event paid already? If not, it pays. Between the
 * question and the insert there is a gap, and everything of 11.3.4 happens in it.
 */
import { MongoServerError } from 'mongodb';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { consumerSettings } from './consumer-settings.ts';
import { toErrorObject, UNIQUE_INDEX } from './error-object.ts';
import { type PaidDelivery, readWaves } from './read-waves.ts';

const child = startChild();
const { topic, group } = consumerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 20);
const database = mongo.db(child.settings.database);
const payments = database.collection('payments_naive');

// #region handle
async function handle({ offset, eventId, order, handlers }: PaidDelivery) {
  await child.crashPoint('before-check');
  const known = await payments.findOne({ consumer: group, eventId });
  if (known) return { offset, outcome: 'found' };
  await child.crashPoint('after-check');
  const { orderId, customer, total } = order;
  const from = { offset };
  await payments.insertOne({ consumer: group, eventId, orderId, customer, total, from, handlers });
  await child.crashPoint('after-insert');
  return { offset, outcome: 'inserted' };
}
// #endregion

// #region build-index
async function buildIndex(): Promise<void> {
  const builds = database.collection('index_builds');
  const where = { collection: payments.collectionName, at: new Date() };
  try {
    await payments.createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    await builds.insertOne({ ...where, ok: false, error: toErrorObject(error) });
    return;
  }
  // Nothing was stored twice yet. The index goes again, or this side would not be naive any more.
  await payments.dropIndex(UNIQUE_INDEX.options.name);
  await builds.insertOne({ ...where, ok: true });
}
// #endregion

child.answer({ 'build-index': buildIndex });
await readWaves(
  child,
  { group, topic },
  {
    database,
    handle,
    done: async (outcomes) => child.report('outcomes', outcomes),
  },
);
