/** Where a message goes that steps aside: to the retry topic, or to the dead letters with its cause. */

import type { Producer } from 'kafkajs';
import type { Db } from 'mongodb';
import { bornWith, putAside } from '../../shop/dead-letter.ts';
import { isHopeless } from '../../shop/hopeless.ts';
import type { Delivery } from '../../shop/read-topic.ts';
import { DLQ, RETRY, type Reason, TRIES } from './names.ts';
import { linesIn } from './stores.ts';

export interface Letters {
  toRetry(delivery: Delivery, why: Why): Promise<void>;
  toDead(delivery: Delivery, why: Why): Promise<void>;
}

export interface Why {
  readonly topic: string;
  readonly reason: Reason;
  readonly error?: Error;
  /** TRIES, if nothing else is said. */
  readonly tries?: number;
}

export function openLetters(producer: Producer, prefix: string, consumer: string): Letters {
  async function toDead(delivery: Delivery, { topic, reason, error, tries = TRIES }: Why) {
    const cause = { topic, reason, error, tries: error ? tries : 0, consumer };
    await putAside(producer, prefix + DLQ, delivery, cause);
  }

  return {
    async toRetry(delivery, why) {
      const { key, value, headers } = delivery;
      const messages = [{ key, value, headers: bornWith(headers) }];
      try {
        await producer.send({ topic: prefix + RETRY, acks: -1, messages });
      } catch (error) {
        // Bytes that are no text grow when they are read as such; no later try makes them smaller.
        if (!isHopeless(error)) throw error;
        await toDead(delivery, why);
      }
    },
    toDead,
  };
}

// #region line
/** The waiting line of each key. Joining and leaving twice is the same as once. */
export function openLines(db: Db) {
  const lines = linesIn(db);
  return {
    async isBehind(key: string, eventId: string): Promise<boolean> {
      const first = (await lines.findOne({ _id: key }))?.events[0];
      return first !== undefined && first !== eventId;
    },
    async join(key: string, eventId: string): Promise<void> {
      await lines.updateOne({ _id: key }, { $addToSet: { events: eventId } }, { upsert: true });
    },
    async leave(key: string, eventId: string): Promise<void> {
      await lines.updateOne({ _id: key }, { $pull: { events: eventId } });
      await lines.deleteOne({ _id: key, events: { $size: 0 } });
    },
  };
}
// #endregion
