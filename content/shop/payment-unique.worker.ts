/**
 * The payment service that lets the database decide who was first: a marker under a unique index
 * and the payment itself, in one transaction. A second delivery is refused with E11000, and that
 * is an answer, not an accident.
 */
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { consumerSettings } from './consumer-settings.ts';
import { type ErrorObject, isSeenBefore, toErrorObject } from './error-object.ts';
import { type PaidDelivery, readWaves } from './read-waves.ts';

const child = startChild();
const { topic, group } = consumerSettings.parse(child.settings.program);
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 20);
const database = mongo.db(child.settings.database);
const processed = database.collection('processed_events');
const payments = database.collection('payments');
const refusals = database.collection('refusals');

interface Outcome {
  readonly offset: number;
  readonly eventId: string;
  readonly outcome: 'inserted' | 'refused';
  readonly error?: ErrorObject;
}

// #region handle
async function handle({ offset, eventId, order, handlers }: PaidDelivery): Promise<Outcome> {
  const session = mongo.startSession();
  const { orderId, customer, total } = order;
  try {
    await child.crashPoint('before-insert');
    // May run more than once (WriteConflict): nothing in it but writes of this transaction.
    await session.withTransaction(async () => {
      await processed.insertOne({ consumer: group, eventId, at: new Date() }, { session });
      const payment = { eventId, orderId, customer, total, from: { offset }, handlers };
      await payments.insertOne({ consumer: group, ...payment }, { session });
      await child.crashPoint('in-transaction');
    });
    await child.crashPoint('after-insert');
    return { offset, eventId, outcome: 'inserted' };
  } catch (error) {
    // Caught out here: inside, the server had already given the transaction up.
    if (!isSeenBefore(error)) throw error;
    return { offset, eventId, outcome: 'refused', error: toErrorObject(error) };
  } finally {
    await session.endSession();
  }
}
// #endregion

/** Evidence for the checker: written apart from the transactions that were aborted. */
async function done(outcomes: readonly Outcome[]): Promise<void> {
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
  const at = new Date();
  if (refused.length > 0) {
    await refusals.insertMany(
      refused.map(({ offset, eventId, error }) => ({
        consumer: group,
        offset,
        eventId,
        at,
        ...error,
      })),
    );
  }
  child.report(
    'outcomes',
    outcomes.map(({ offset, outcome }) => ({ offset, outcome })),
  );
}

await readWaves(child, { group, topic }, { database, handle, done });
