/**
 * A reader that was away, and what its return shows. Times of records are kept sparsely, because
 * the oldest unread one may lie far behind those that are drawn. Pure, like the model.
 */
import type { LogRecord } from '#lib/events.ts';

/** One in so many records is stamped; between two stamps the earlier one is taken. */
const STAMP_EVERY = 5;
const STAMPS_MAX = 500;

/** Offset and time of a record, ms. */
export type Stamp = readonly [offset: number, at: number];

export interface Away {
  readonly since: number;
  readonly committed: number;
}

export interface Return {
  readonly at: number;
  readonly awayMs: number;
  /** The bookmark, the first kept offset and the end, as they stood when it came back. */
  readonly committed: number;
  readonly low: number;
  readonly end: number;
  /** The first offset that it handled. */
  readonly offset: number;
  readonly lost: number;
  /** What the topic kept, ms. */
  readonly retentionMs: number;
}

/** It went on at the end of the log and not at what was left: nearer to the one than to the other. */
export const fromTheEnd = ({ offset, low, end }: Return): boolean => end - offset < offset - low;

export function stamped(stamps: readonly Stamp[], records: readonly LogRecord[]): readonly Stamp[] {
  const last = stamps.at(-1)?.[0] ?? -1;
  const fresh = records
    .filter(({ offset }) => offset > last && offset % STAMP_EVERY === 0)
    .map(({ offset, at }): Stamp => [offset, at]);
  return fresh.length === 0 ? stamps : [...stamps, ...fresh].slice(-STAMPS_MAX);
}

/** The time of this record or of the last stamped one before it; null: none is known. */
export function stampOf(stamps: readonly Stamp[], offset: number): number | null {
  return stamps.findLast(([at]) => at <= offset)?.[1] ?? null;
}
