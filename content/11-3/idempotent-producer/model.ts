/**
 * What is known of the lab `idempotent-producer`, folded from observed facts: the records of the log
 * with the numbers in their batches, and what producer, proxy and payment each wrote down. Which
 * request was known again, and what the numbers did not cover, is read from these in
 * `model-sessions.ts`. Pure: server, browser and time line fold the same.
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
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { type Documents, foldDocument, foldDropped, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { type PAYMENT, TOPIC } from './names.ts';

/** One record, as far as it says whose it is. */
export interface Copy {
  readonly offset: number;
  readonly order: string;
  readonly eventId: string;
  /** The form's idempotency key. */
  readonly key: string;
  readonly customer: string | null;
  /** The process that called `send`. */
  readonly pid: number;
  /** From the head of its batch; null from a producer that numbers nothing. */
  readonly number: {
    readonly id: string;
    readonly epoch: number;
    readonly sequence: number;
  } | null;
  /** Which record of its event this is, from 1 up. */
  readonly nth: number;
}

export interface Facts extends Shared, PartitionState, Documents {
  readonly groups: Readonly<Record<typeof PAYMENT, GroupState>>;
  /** Every record of the run, in the order of the log. */
  readonly copies: readonly Copy[];
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noDocuments,
  groups: { payment: noGroup },
  copies: [],
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC
        ? withCopies({ ...state, ...foldPartition(state, event) }, event)
        : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function withCopies(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  if (event.type === 'range') return state;
  const next = (state.copies.at(-1)?.offset ?? -1) + 1;
  const copies = [...state.copies];
  for (const { offset, key, value, headers, control, numbered } of event.records) {
    if (control || offset < next) continue;
    const { eventId = '–', idempotencyKey = '–', producerPid } = headers;
    const order = /"orderId":"([^"]{1,20})"/.exec(value)?.[1] ?? '–';
    copies.push({
      ...{ offset, order, eventId, key: idempotencyKey, customer: key },
      ...{ pid: Number(producerPid ?? 0), number: numbered ?? null },
      nth: copies.filter((one) => one.eventId === eventId).length + 1,
    });
  }
  return copies.length === state.copies.length ? state : { ...state, copies };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
