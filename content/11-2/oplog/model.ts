/**
 * What is known of the lab `oplog`, folded from observed facts: raw entries of the oplog, records
 * of the topic, and the documents of the applier. Pure: server, browser and time line fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { live, measures, milestones, noteFirsts, noteGaps } from './model-readings.ts';
import { join, type Plain, type Trace, traceOfEntry, traceOfRecord } from './model-traces.ts';
import { ORDERS, TOPIC } from './names.ts';

/** Records and order documents kept for the evidence. */
export const RECENT_MAX = 40;

/** What stood there first of its kind: later ones don't change what a guess was held against. */
export interface Firsts {
  readonly updated?: string;
  readonly increased?: string;
  readonly deleted?: string;
}

export interface Facts extends Shared, PartitionState {
  readonly traces: readonly Trace[];
  /** Raw entries seen in this run. */
  readonly entries: number;
  /** When the oplog was last read, ms. */
  readonly oplogAt: number | null;
  readonly firsts: Firsts;
  /** Changes that will never be records: a later one is, and they are not. */
  readonly missed: number;
  /** Changes made while no connector ran, and published by the next one. */
  readonly resumed: number;
  readonly orders: Readonly<Record<string, Plain>>;
  readonly copies: Readonly<Record<string, true>>;
  /** The document that holds the connector's bookmark. */
  readonly kept: Plain | null;
  readonly rebuild: Plain | null;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  traces: [],
  entries: 0,
  oplogAt: null,
  firsts: {},
  missed: 0,
  resumed: 0,
  orders: {},
  copies: {},
  kept: null,
  rebuild: null,
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? onRecords(state, event) : state;
    case 'oplog': {
      const traces = event.entries.flatMap((entry) => traceOfEntry(entry) ?? []);
      const entries = state.entries + event.entries.length;
      return withTraces({ ...state, entries, oplogAt: event.at }, traces);
    }
    case 'document':
      return onDocument(state, event);
    case 'dropped':
      return onDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function onRecords(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const partition = foldPartition(state, event);
  const last = state.records.at(-1)?.offset ?? -1;
  const fresh = partition.records.filter(({ offset }) => offset > last);
  const records = partition.records.slice(-RECENT_MAX);
  const traces = fresh.flatMap((record) => traceOfRecord(record) ?? []);
  return withTraces({ ...state, ...partition, records }, traces);
}

function withTraces(state: Facts, fresh: readonly Trace[]): Facts {
  if (fresh.length === 0) return state;
  const next = { ...state, traces: join(state.traces, fresh) };
  return noteGaps(noteFirsts(next, fresh), fresh);
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document } = event;
  switch (collection) {
    case ORDERS:
      return { ...state, orders: changed(state.orders, id, document) };
    case 'orders_copy':
      return { ...state, copies: changed(state.copies, id, document && (true as const)) };
    case 'cdc_state':
      return { ...state, kept: document };
    case 'rebuilds':
      return { ...state, rebuild: document };
    default:
      return state;
  }
}

function onDropped(state: Facts, collection: string): Facts {
  if (collection === ORDERS) return { ...state, orders: {} };
  return collection === 'orders_copy' ? { ...state, copies: {} } : state;
}

/** A list by id with this one put in, or taken out where there is nothing of it any more. */
function changed<Value>(
  all: Readonly<Record<string, Value>>,
  id: string,
  value: Value | null,
): Readonly<Record<string, Value>> {
  if (value !== null) return { ...all, [id]: value };
  const { [id]: _gone, ...others } = all;
  return others;
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
