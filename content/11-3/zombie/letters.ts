/** Where a message goes that steps aside: to the retry topic, or to the dead letters with its cause. */

import type { Producer } from 'kafkajs';
import type { Db } from 'mongodb';
import { bornWith, deadHeaders } from '../../shop/dead-letter.ts';
import type { Delivery } from '../../shop/read-topic.ts';
import { DLQ, RETRY, type Reason, TRIES } from './names.ts';
import { linesIn } from './stores.ts';

export interface Letters {
  toRetry(delivery: Delivery): Promise<void>;
  toDead(delivery: Delivery, why: Why): Promise<void>;
}

export interface Why {
  readonly topic: string;
  readonly reason: Reason;
  readonly error?: Error;
}

export function openLetters(producer: Producer, prefix: string, consumer: string): Letters {
  const send = (topic: string, { key, value }: Delivery, headers: Record<string, string>) =>
    producer.send({ topic: prefix + topic, acks: -1, messages: [{ key, value, headers }] });
  return {
    async toRetry(delivery) {
      await send(RETRY, delivery, bornWith(delivery.headers));
    },
    async toDead(delivery, { topic, reason, error }) {
      const cause = { topic, reason, error, tries: error ? TRIES : 0, consumer };
      await send(DLQ, delivery, deadHeaders(delivery, cause));
    },
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
