/**
 * Three orders of the same two writes: the marker that an event was handled, and the payment
 * itself. What a program may die between is all that tells them apart. The fourth is a mistake.
 */
import type { Db, MongoClient, MongoServerError } from 'mongodb';
import { isSeenBefore, toErrorObject } from '../../shop/error-object.ts';
import type { OrderPlaced } from '../../shop/events.ts';
import type { RefusalDocument } from './book.ts';
import { COLLECTIONS, type Point } from './names.ts';
import type { Tally } from './tally.ts';

/** Whoever may be told to die at a crash point. */
export interface Mortal {
  crashPoint(point: Point): Promise<void>;
}

export const IMMORTAL: Mortal = { crashPoint: async () => undefined };

export interface Paying {
  readonly consumer: string;
  readonly eventId: string;
  /** null: not from the log. */
  readonly offset: number | null;
  readonly order: OrderPlaced;
}

// Made anew for each run of a callback: the driver writes an _id into what it inserts.
const markerOf = ({ consumer, eventId }: Paying) => ({ consumer, eventId, at: new Date() });
const paymentOf = ({ consumer, eventId, offset, order }: Paying) => ({
  ...{ consumer, eventId, orderId: order.orderId, customer: order.customer, total: order.total },
  ...{ from: { offset }, pid: process.pid },
});

const seenOf = ({ consumer, offset, eventId }: Paying): RefusalDocument => ({
  ...{ consumer, offset: offset ?? -1, eventId, at: new Date() },
});

export const refusalOf = (paying: Paying, error: MongoServerError): RefusalDocument => ({
  ...seenOf(paying),
  ...toErrorObject(error),
});

export function waysOver(mongo: MongoClient, database: Db) {
  const payments = database.collection(COLLECTIONS.payments);
  const processed = database.collection(COLLECTIONS.markers);
  const refusals = database.collection<RefusalDocument>(COLLECTIONS.refusals);

  // #region marker-first
  async function markerFirst(paying: Paying, at: Mortal) {
    await at.crashPoint('before');
    await processed.insertOne(markerOf(paying));
    await at.crashPoint('between');
    await payments.insertOne(paymentOf(paying));
    await at.crashPoint('after');
  }
  // #endregion

  // #region effect-first
  async function effectFirst(paying: Paying, at: Mortal) {
    const { consumer, eventId } = paying;
    if (await processed.findOne({ consumer, eventId })) return passOver(paying);
    await at.crashPoint('before');
    await payments.insertOne(paymentOf(paying));
    await at.crashPoint('between');
    await processed.insertOne(markerOf(paying));
    await at.crashPoint('after');
  }
  // #endregion

  // #region together
  async function together(paying: Paying, at: Mortal, tally: Tally) {
    const session = mongo.startSession();
    try {
      await at.crashPoint('before');
      await session.withTransaction(() =>
        tally.run(async () => {
          await processed.insertOne(markerOf(paying), { session });
          await at.crashPoint('between');
          await payments.insertOne(paymentOf(paying), { session });
          await at.crashPoint('before-commit');
        }),
      );
      await at.crashPoint('after');
    } finally {
      await session.endSession();
    }
  }
  // #endregion

  // #region swallowed
  async function swallowed(paying: Paying, tally: Tally) {
    const session = mongo.startSession();
    await session.withTransaction(() =>
      tally.run(async () => {
        try {
          await processed.insertOne(markerOf(paying), { session });
          await payments.insertOne(paymentOf(paying), { session });
        } catch (error) {
          if (!isSeenBefore(error)) throw error;
          // Looks tidy: seen before, so it is noted. But this transaction is gone already.
          await refusals.insertOne(refusalOf(paying, error), { session });
        }
      }),
    );
    await session.endSession();
  }
  // #endregion

  async function passOver(paying: Paying): Promise<void> {
    await refusals.insertOne(seenOf(paying));
  }

  return { markerFirst, effectFirst, together, swallowed };
}
