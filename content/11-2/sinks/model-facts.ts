/**
 * The facts of the lab `sinks`, as the observers tell them: each order's way from the database to two
 * views with the time of every hop, what was asked at the instant of a 201, and what was rebuilt.
 */
import type { LabEvent } from '#lib/events.ts';
import {
  foldGroup,
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
} from '#lib/fold/log.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { findIn, type Shelves, withIn } from '#lib/fold/shelves.ts';
import { type Answers, foldAnswer, noAnswers } from './model-answers.ts';
import { foldRecords, foldTrail, noWays, type Ways } from './model-ways.ts';
import { ORDERS, type SinkName, TOPIC, TRAIL } from './names.ts';
import {
  type ComparisonDocument,
  comparisonDocument,
  type FlowDocument,
  flowDocument,
  type ReadingDocument,
  readingDocument,
  settingDocument,
} from './records.ts';

/** Readings and comparisons kept for the evidence. */
const KEPT_MAX = 60;

/** `atRest`: the last flow was over when it was seen, and search had all of it. */
export type Compared = ComparisonDocument & { readonly atRest: boolean };

export interface Facts extends Shared, PartitionState, Ways, Answers {
  readonly groups: Readonly<Record<SinkName, GroupState>>;
  /** Orders in the database, and which. */
  readonly orders: number;
  readonly known: Shelves<true>;
  readonly flows: Readonly<Record<number, FlowDocument>>;
  readonly readings: readonly ReadingDocument[];
  readonly comparisons: readonly Compared[];
  readonly slow: boolean;
  /** The most records that search was behind by, in a flow in which it was slow. */
  readonly lagMax: number;
  readonly storedAt: number | null;
}

export const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noWays,
  ...noAnswers,
  groups: { search: noGroup, analytics: noGroup },
  orders: 0,
  known: {},
  flows: {},
  readings: [],
  comparisons: [],
  slow: false,
  lagMax: 0,
  storedAt: null,
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return onRecords(state, event);
    case 'committed':
    case 'group':
      return withLag(foldGroup(state, event, TOPIC));
    case 'document':
      return onDocument(state, event);
    case 'report':
      return onReport(state, event);
    default:
      return foldShared(state, event);
  }
}

function onRecords(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const records = event.type === 'records' ? event.records : [];
  if (event.topic === TRAIL) return foldTrail(state, records);
  if (event.topic !== TOPIC) return state;
  const last = state.records.at(-1)?.offset ?? -1;
  // Read again from its start after a break of the tail: known already.
  const fresh = records.filter(({ offset }) => offset > last);
  return withLag({ ...foldRecords(state, fresh), ...foldPartition(state, event) });
}

function withLag(state: Facts): Facts {
  if (!state.slow) return state;
  const { committed } = state.groups.search;
  const lag = committed === null ? 0 : Math.max(0, state.end - committed);
  return lag > state.lagMax ? { ...state, lagMax: lag } : state;
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, document, id, at } = event;
  const next = { ...state, storedAt: at };
  switch (collection) {
    case ORDERS:
      return withOrder(next, id, event.op !== 'delete');
    case 'flows': {
      const { data } = flowDocument.safeParse(document);
      return data ? { ...next, flows: { ...state.flows, [data._id]: data } } : state;
    }
    case 'readings': {
      const { data } = readingDocument.safeParse(document);
      if (!data || state.readings.some(({ _id }) => _id === data._id)) return state;
      return { ...next, readings: [...state.readings, data].slice(-KEPT_MAX) };
    }
    case 'comparisons': {
      const { data } = comparisonDocument.safeParse(document);
      if (!data || state.comparisons.some(({ _id }) => _id === data._id)) return state;
      const compared = { ...data, atRest: isAtRest(state) };
      return { ...next, comparisons: [...state.comparisons, compared].slice(-KEPT_MAX) };
    }
    case 'lab_settings': {
      const { data } = settingDocument.safeParse(document);
      return data ? { ...next, slow: data.slow } : state;
    }
    default:
      return state;
  }
}

function isAtRest({ flows, delays, groups, end }: Facts): boolean {
  const last = Object.values(flows).at(-1);
  if (!last?.ended || groups.search.committed !== end) return false;
  return (delays[last._id]?.search.length ?? 0) >= last.ended.written;
}

function withOrder(state: Facts, id: string, there: boolean): Facts {
  const before = findIn(state.known, id) === true;
  if (before === there) return state;
  const known = withIn(state.known, id, there ? true : undefined);
  return { ...state, known, orders: state.orders + (there ? 1 : -1) };
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid } = event;
  // A report may be read only after its sender's death, or after the next process began.
  return state.processes[name]?.pid === pid ? foldAnswer(state, event) : state;
}
