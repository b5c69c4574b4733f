/**
 * Where an order of the lab `zombie` can be followed: into the hands of two members, aside to the
 * retry topic or the dead letters, back into the log, and to each charge.
 */
import type { LogRecord } from '#lib/events.ts';
import { stored } from '#lib/way/documents.ts';
import { wayReader } from '#lib/way/reader.ts';
import { aboutRecord, group, topic } from '#lib/way/records.ts';
import { type About, absent } from '#lib/way/station.ts';
import type { Place } from '#lib/way/way.ts';
import { aboutRead } from '../../shop/way-about.ts';
import {
  BARE,
  DLQ,
  GROUP,
  MEMBERS,
  ORDERS,
  REPLAY_GROUP,
  RETRIER,
  RETRY,
  RETRY_GROUP,
  UNIQUE,
} from './names.ts';

/** Two members may have one record in hand; which of them charged, the payment itself says. */
const AFTER = [`record:${ORDERS}`, `record:${RETRY}`];

export const way = wayReader([
  // The operator writes its orders into the log alone.
  ...absent('http', 'document', 'oplog', 'outbox'),
  topic(ORDERS, aboutSent, [`record:${DLQ}`]),
  group(GROUP, ORDERS, MEMBERS),
  topic(RETRY, aboutRecord, [`record:${ORDERS}`]),
  group(RETRY_GROUP, RETRY, RETRIER),
  topic(DLQ, aboutLetter, AFTER),
  group(REPLAY_GROUP, DLQ),
  stored('effect', BARE, aboutRead(ORDERS), AFTER),
  stored('effect', UNIQUE, aboutRead(ORDERS), AFTER),
]);

/** One that was played again says which dead letter it was: `pesanan-dlq@3`. */
function aboutSent(record: LogRecord): About {
  const [from, offset] = record.headers.replayed?.split('@') ?? [];
  return { ...aboutRecord(record), ...placeOf(from, offset) };
}

function aboutLetter(record: LogRecord): About {
  const { 'dlq-topic': from, 'dlq-offset': offset } = record.headers;
  return { ...aboutRecord(record), ...placeOf(from, offset) };
}

/** Made by hand a header may say anything. */
function placeOf(topicName = '', offset = ''): { readFrom?: Place } {
  if (!/^\d+$/.test(offset)) return {};
  return { readFrom: { topic: topicName, partition: 0, offset: Number(offset) } };
}
