/**
 * What each relay has really put into its topic: which events, how often, in which order. Counted
 * from the records as they were read back, by the eventId in their headers.
 */
import type { LabEvent, LogRecord } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { findIn, type Shelves, withIn } from '#lib/fold/shelves.ts';
import { loadOf, rankOf } from './names.ts';

/** Records and inversions kept of each topic, for drawing and evidence. */
const RECORDS_MAX = 60;
const INVERTED_MAX = 20;

/** The records of one load in one topic. */
export interface Tally {
  readonly records: number;
  readonly distinct: number;
  /** Events that came before an earlier one of the same order: first deliveries only. */
  readonly inverted: number;
  /** The eventId that came first. */
  readonly first: string;
}

export interface Inversion {
  readonly eventId: string;
  readonly aggregateid: string;
  readonly type: string;
  readonly offset: number;
}

export interface Lane extends PartitionState {
  /** Next offset to be counted. */
  readonly counted: number;
  /** By eventId: how often it came. */
  readonly sent: Shelves<number>;
  /** By order: how far along its life the records have told. */
  readonly ranks: Shelves<number>;
  readonly tally: Readonly<Record<number, Tally>>;
  /** By offset: of which event this is a further delivery, and which one. */
  readonly again: Readonly<Record<number, { readonly eventId: string; readonly nth: number }>>;
  readonly inverted: readonly Inversion[];
}

export const noLane: Lane = {
  ...noPartition,
  ...{ counted: 0, sent: {}, ranks: {}, tally: {}, again: {}, inverted: [] },
};

const noTally: Tally = { records: 0, distinct: 0, inverted: 0, first: '' };

export function foldLane(lane: Lane, event: LabEvent & { type: 'records' | 'range' }): Lane {
  const fresh = event.type === 'records' ? event.records : [];
  const { records, ...place } = foldPartition(lane, event);
  return fresh
    .filter(({ offset, control }) => offset >= lane.counted && !control)
    .reduce(count, { ...lane, ...place, records: records.slice(-RECORDS_MAX) });
}

/** A record that is none of a relay's (a visitor's own tools) is drawn, and not counted. */
function count(lane: Lane, { offset, key, headers }: LogRecord): Lane {
  const counted = offset + 1;
  const { eventId, eventType = '' } = headers;
  if (eventId === undefined || key === null) return { ...lane, counted };
  const nth = (findIn(lane.sent, eventId) ?? 0) + 1;
  const load = loadOf(key);
  const tally = lane.tally[load] ?? { ...noTally, first: eventId };
  const next = { ...lane, counted, sent: withIn(lane.sent, eventId, nth) };
  const records = tally.records + 1;
  if (nth > 1) {
    const again = { ...lane.again, [offset]: { eventId, nth } };
    return { ...next, again, tally: { ...lane.tally, [load]: { ...tally, records } } };
  }
  const rank = rankOf(eventType);
  const told = findIn(lane.ranks, key) ?? -1;
  const late = rank < told;
  return {
    ...next,
    ranks: late ? lane.ranks : withIn(lane.ranks, key, rank),
    tally: {
      ...lane.tally,
      [load]: {
        ...tally,
        records,
        distinct: tally.distinct + 1,
        inverted: tally.inverted + (late ? 1 : 0),
      },
    },
    inverted: late
      ? [...lane.inverted, { eventId, aggregateid: key, type: eventType, offset }].slice(
          -INVERTED_MAX,
        )
      : lane.inverted,
  };
}

const sumOf = ({ tally }: Lane, what: 'records' | 'distinct' | 'inverted'): number =>
  Object.values(tally).reduce((sum, one) => sum + one[what], 0);

export const distinctIn = (lane: Lane): number => sumOf(lane, 'distinct');
export const repeatsIn = (lane: Lane): number => sumOf(lane, 'records') - sumOf(lane, 'distinct');
export const invertedIn = (lane: Lane): number => sumOf(lane, 'inverted');
