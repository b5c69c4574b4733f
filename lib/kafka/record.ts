/** From the wire to the shape the rest of the house knows; bounded, since a sandbox may send junk. */
import type { FetchedMessage } from 'kafkajs/src/cluster/index.js';
import type { LogRecord } from '../events.ts';
import { offsetNumber } from './client.ts';

/** Characters of a value that are passed on; topics of a sandbox refuse batches above 64 KiB. */
const VALUE_CHARS_MAX = 1024;
const HEADERS_MAX = 16;
/** `message.timestamp.type` of a batch: 0 is CreateTime. */
const LOG_APPEND_TIME = 1;
/** The producer id in a batch whose producer never asked for one. */
const NO_PRODUCER = '-1';

export const toLogRecord = (message: FetchedMessage): LogRecord =>
  toRecord(message, { chars: VALUE_CHARS_MAX, headers: HEADERS_MAX });

/** With all that is in it, for whoever sends it on. */
export const toWholeRecord = (message: FetchedMessage): LogRecord =>
  toRecord(message, { chars: Number.POSITIVE_INFINITY, headers: Number.POSITIVE_INFINITY });

function toRecord(message: FetchedMessage, most: { chars: number; headers: number }): LogRecord {
  const headers = Object.entries(message.headers ?? {}).slice(0, most.headers);
  return {
    offset: offsetNumber(message.offset),
    at: Number(message.timestamp),
    key: message.key?.toString('utf8') ?? null,
    value: (message.value?.toString('utf8') ?? '').slice(0, most.chars),
    headers: Object.fromEntries(
      headers.map(([name, value]) => [name, headerText(value, most.chars)]),
    ),
    ...(message.isControlRecord ? { control: markerOf(message.key) } : {}),
    ...(message.batchContext?.timestampType === LOG_APPEND_TIME ? { appended: true } : {}),
    ...producerOf(message),
    ...numberedOf(message),
  };
}

/** The key of a marker: a version and a type of 16 bits each, and type 1 commits. */
const markerOf = (key: Buffer | null) =>
  key && key.length >= 4 && key.readInt16BE(2) === 1 ? 'commit' : 'abort';

function producerOf({ batchContext }: FetchedMessage): Pick<LogRecord, 'producer'> {
  if (!batchContext?.inTransaction) return {};
  const { producerId: id, producerEpoch: epoch } = batchContext;
  return { producer: { id, epoch } };
}

/** Outside transactions only: there the producer's own marker says what becomes of a record. */
function numberedOf({ batchContext, offset }: FetchedMessage): Pick<LogRecord, 'numbered'> {
  if (!batchContext || batchContext.inTransaction) return {};
  const { producerId: id, producerEpoch: epoch, firstOffset, firstSequence } = batchContext;
  if (id === NO_PRODUCER) return {};
  const within = offsetNumber(offset) - offsetNumber(firstOffset);
  return { numbered: { id, epoch, sequence: firstSequence + within } };
}

function headerText(value: Buffer | Buffer[] | undefined, chars: number): string {
  const first = Array.isArray(value) ? value[0] : value;
  return (first?.toString('utf8') ?? '').slice(0, chars);
}
