/**
 * What is known of the lab `transactions`, folded from observed facts: the raw logs with their
 * markers, what each reader was given, receipts in the database, and what the programs reported.
 * Pure: server, browser and time line fold the same.
 */
import type { LabEvent, LogRecord } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { isHidden, live, measures, milestones } from './model-readings.ts';
import { foldReport, noReports, type Reports } from './model-reports.ts';
import {
  BILLER,
  BILLS,
  CASHIERS,
  type Manner,
  ORDERS,
  PAYMENTS,
  READING,
  TOPICS,
  type TopicName,
} from './names.ts';

export interface Lane extends PartitionState {
  /** The last stable offset; equal to `end` while no transaction is open. */
  readonly stable: number;
}

/** How many receipts each order has, by the offset of its record. */
export type Receipts = Readonly<Record<number, number>>;

export interface Facts extends Shared, Reports {
  readonly lanes: Readonly<Record<TopicName, Lane>>;
  readonly bare: Receipts;
  readonly guarded: Receipts;
  /** The youngest receipts, for the evidence. */
  readonly documents: readonly Stored[];
  /** An open record of a dead producer, and a committed one behind it that had to wait. */
  readonly hung: { readonly open: number; readonly behind: number } | null;
  /** The log when a message was first hidden from the committed reader: the text keeps it. */
  readonly opened: { readonly end: number; readonly stable: number } | null;
  /** Deaths of the biller between effect and commit. */
  readonly deaths: readonly Death[];
  readonly line: number | null;
}

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export interface Death {
  readonly manner: Manner;
}

export type State = Facts & WithReached;

/** Documents kept for the evidence; all of them are counted. */
const RECENT_MAX = 60;

const noLane: Lane = { ...noPartition, stable: 0 };
const initial: Facts = {
  ...noShared,
  ...noReports,
  lanes: { [PAYMENTS]: noLane, [ORDERS]: noLane, [BILLS]: noLane },
  bare: {},
  guarded: {},
  documents: [],
  hung: null,
  opened: null,
  deaths: [],
  line: null,
};

const reduce = (state: Facts, event: LabEvent): Facts => withOpened(onEvent(state, event));

function onEvent(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return withHung(onLog(state, event));
    case 'report':
      return foldReport(state, event);
    case 'document':
      return onDocument(state, event);
    case 'started':
    case 'ready':
    case 'exited':
      return withHung(onProcess(state, event));
    default:
      return foldShared(state, event);
  }
}

function onLog(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const { topic, end, stable = end } = event;
  if (!isTopic(topic)) return state;
  const lane = { ...foldPartition(state.lanes[topic], event), stable };
  return { ...state, lanes: { ...state.lanes, [topic]: lane } };
}

const isTopic = (name: string): name is TopicName => TOPICS.some((known) => known === name);

function onProcess(
  state: Facts,
  event: LabEvent & { type: 'started' | 'ready' | 'exited' },
): Facts {
  const next = foldShared(state, event);
  const { name } = event;
  if (event.type === 'started' && name === READING) return { ...next, seen: noReports.seen };
  const cashier = CASHIERS.find((known) => known === name);
  if (event.type === 'started' && cashier) {
    return { ...next, fenced: { ...next.fenced, [cashier]: null } };
  }
  if (event.type !== 'exited' || isAlive(next, name) || name !== BILLER) return next;
  if (event.crashPoint === undefined) return next;
  return { ...next, deaths: [...state.deaths, { manner: state.manner }] };
}

/** Later transactions move the log on; what the first one showed stays told. */
function withOpened(state: Facts): Facts {
  if (state.opened || !isHidden(state)) return state;
  const { end, stable } = state.lanes[PAYMENTS];
  return { ...state, opened: { end, stable } };
}

/**
 * Seen once, it stays known: the text comes back to that record when the way is free. Whose record
 * is open the broker says by its producer id, and whose process is dead the supervisor.
 */
function withHung(state: Facts): Facts {
  if (state.hung) return state;
  const { records, stable, end } = state.lanes[PAYMENTS];
  if (stable >= end) return state;
  const open = records.find(({ offset }) => offset === stable);
  const behind = open && committedBehind(records, open);
  if (!behind || !CASHIERS.some((name) => diedWith(state, name, open.offset))) return state;
  return { ...state, hung: { open: open.offset, behind: behind.offset } };
}

const diedWith = (state: Facts, name: (typeof CASHIERS)[number], offset: number): boolean =>
  state.processes[name]?.phase === 'exited' && state.sent[name].includes(offset);

/** A record of somebody else, behind the open one, whose transaction has been committed. */
function committedBehind(records: readonly LogRecord[], open: LogRecord): LogRecord | undefined {
  return records.find(
    ({ offset, control, producer }) =>
      offset > open.offset &&
      !control &&
      producer?.id !== open.producer?.id &&
      records.some(
        (one) =>
          one.control === 'commit' && one.offset > offset && one.producer?.id === producer?.id,
      ),
  );
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, op, document, at } = event;
  if (collection === 'checks' && id === 'line') {
    const end = document?.end;
    return { ...state, line: typeof end === 'number' ? end : null };
  }
  if (op !== 'insert' || !document) return state;
  const { order } = document;
  if (typeof order !== 'number') return state;
  const shelf = collection === 'receipts' ? 'guarded' : 'bare';
  if (collection !== 'receipts' && collection !== 'receipts_bare') return state;
  // The same document may be told twice, by the collection and by the change stream.
  if (state.known[id]) return state;
  const counted = { ...state[shelf], [order]: (state[shelf][order] ?? 0) + 1 };
  const documents = [...state.documents, { collection, id, document, at }].slice(-RECENT_MAX);
  return { ...state, known: { ...state.known, [id]: true }, [shelf]: counted, documents };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
