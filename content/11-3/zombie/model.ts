/**
 * What is known of the lab `zombie`, folded from observed facts: three logs and their bookmarks,
 * charges with and without the unique index, the switches, and what payment reported. Pure.
 */
import type { GroupMember, LabEvent, LogRecord } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { type Documents, foldDocument, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { foldReport, noReports, type Reports } from './model-reports.ts';
import { DLQ, GROUP, MEMBERS, ORDERS, READER_OF, RETRY, TOPICS, type TopicName } from './names.ts';

/** An order as it was first written. */
export interface Written {
  readonly eventId: string;
  readonly orderId: string;
  readonly key: string;
  readonly offset: number;
  readonly schema: number;
}

/** A dead letter, as its headers tell it; the youngest of its event. */
export interface Letter {
  readonly offset: number;
  readonly reason: string;
  readonly error: string;
  readonly message: string;
  readonly tries: string;
}

export interface Facts extends Shared, Reports, Documents {
  readonly lanes: Readonly<Record<TopicName, PartitionState>>;
  readonly committed: Readonly<Record<TopicName, number | null>>;
  readonly group: { readonly generation: number; readonly members: readonly GroupMember[] };
  /** By event id, in the order of the log. */
  readonly written: Readonly<Record<string, Written>>;
  readonly letters: Readonly<Record<string, Letter>>;
  /** Events that went through the retry topic. */
  readonly retried: Readonly<Record<string, true>>;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noReports,
  ...noDocuments,
  lanes: { [ORDERS]: noPartition, [RETRY]: noPartition, [DLQ]: noPartition },
  committed: { [ORDERS]: null, [RETRY]: null, [DLQ]: null },
  group: { generation: 0, members: [] },
  written: {},
  letters: {},
  retried: {},
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return onLog(state, event);
    case 'committed': {
      const { topic, group, offset } = event;
      if (!isTopic(topic) || READER_OF[topic] !== group) return state;
      return { ...state, committed: { ...state.committed, [topic]: offset } };
    }
    case 'group': {
      const { generation, members } = event;
      return event.group === GROUP ? { ...state, group: { generation, members } } : state;
    }
    case 'report':
      return foldReport(state, event);
    case 'document':
      return foldDocument(state, event);
    case 'exited':
      return onExited(state, event);
    default:
      return foldShared(state, event);
  }
}

const isTopic = (name: string): name is TopicName => TOPICS.some((known) => known === name);

function onLog(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const { topic } = event;
  if (!isTopic(topic)) return state;
  const lane = foldPartition(state.lanes[topic], event);
  const next = { ...state, lanes: { ...state.lanes, [topic]: lane } };
  if (event.type === 'range') return next;
  const known = state.lanes[topic].records.at(-1)?.offset ?? -1;
  return event.records.filter(({ offset }) => offset > known).reduce(onRecord[topic], next);
}

const onRecord: Record<TopicName, (state: Facts, record: LogRecord) => Facts> = {
  [ORDERS](state, record) {
    const { headers, key, offset, value } = record;
    const eventId = eventOf(record);
    if (headers.replayed || state.written[eventId]) return state;
    const orderId = /"orderId":"([^"]{1,80})"/.exec(value)?.[1] ?? `@${offset}`;
    const schema = Number(headers.schemaVersion) || 1;
    const one = { eventId, orderId, key: key ?? 'null', offset, schema };
    return { ...state, written: { ...state.written, [eventId]: one } };
  },
  [RETRY]: (state, record) => ({
    ...state,
    retried: { ...state.retried, [eventOf(record)]: true },
  }),
  [DLQ](state, record) {
    const { headers, offset } = record;
    const letter = {
      offset,
      reason: headers['dlq-reason'] ?? '–',
      error: headers['dlq-error'] ?? '–',
      message: headers['dlq-message'] ?? '–',
      tries: headers['dlq-tries'] ?? '–',
    };
    return { ...state, letters: { ...state.letters, [eventOf(record)]: letter } };
  },
};

const eventOf = ({ headers, offset }: LogRecord): string => headers.eventId || `@${offset}`;

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (next === state || !MEMBERS.some((name) => name === event.name)) return next;
  const { [event.name]: _awake, ...frozen } = next.frozen;
  return { ...next, frozen };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
