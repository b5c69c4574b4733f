/** How much of what waits to be published goes into one request, and so into one batch of the log. */
import { BATCH_BYTES_MAX } from '#lib/limits.ts';
import type { ResumeToken } from './cdc-state.ts';
import type { ChangeMessage } from './change-message.ts';

/** Records of one request. */
export const BATCH_RECORDS = 500;
/** Bytes of its records: what a topic takes in one batch, without room for the batch itself. */
export const BATCH_BYTES = BATCH_BYTES_MAX - 4096;
/** Bytes that are read ahead of the publishing; then reading rests. */
export const AHEAD_BYTES = 1024 * 1024;
/** Of lengths and names that the protocol adds to each record and each header, bytes. */
const AROUND = 32;

/** One change that was read: its place, and its record where there is one to publish. */
export interface Item {
  readonly token: ResumeToken;
  readonly message: ChangeMessage | undefined;
  /** The collection was dropped or renamed: the stream ends behind it. */
  readonly ends: boolean;
  readonly bytes: number;
}

export function bytesOf(message: ChangeMessage | undefined): number {
  if (!message) return AROUND;
  const headers = Object.entries(message.headers);
  const texts = [message.key, message.value, ...headers.flat()];
  const sum = texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
  return sum + AROUND * (1 + headers.length);
}

export interface Room {
  /** Changes that may pass before the place has to be saved. */
  readonly changes: number;
  /** Records, where a death is planned behind one of them. */
  readonly records: number;
}

/** At least one, also where that one alone is too much: the broker then says so itself. */
export function cutBatch(waiting: readonly Item[], room: Room): number {
  let [bytes, records] = [0, 0];
  const most = Math.min(room.changes, BATCH_RECORDS, waiting.length);
  for (let count = 0; count < most; count += 1) {
    const item = waiting[count];
    bytes += item?.bytes ?? 0;
    records += item?.message ? 1 : 0;
    if (bytes > BATCH_BYTES || records > room.records) return Math.max(1, count);
  }
  return Math.max(1, most);
}
