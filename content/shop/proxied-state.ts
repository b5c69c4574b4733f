/**
 * What a lab knows whose orders pass a proxy: every record with whose it is, one group that reads
 * them, and what service and proxy wrote down. A lab's model folds this and adds its own. Pure.
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
import {
  type BatchFact,
  foldProxied,
  foldProxiedDropped,
  noProxied,
  type ProxiedDocuments,
  type SendFact,
} from './proxied-documents.ts';
import { PROXY, SERVICE } from './proxied-orders.ts';

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
  readonly number: BatchFact | null;
  /** Which record of its event this is, from 1 up. */
  readonly nth: number;
}

export interface ProxiedState extends Shared, PartitionState, ProxiedDocuments {
  readonly groups: { readonly payment: GroupState };
  /** Every record of the run, in the order of the log. */
  readonly copies: readonly Copy[];
}

export const noProxiedState: ProxiedState = {
  ...noShared,
  ...noPartition,
  ...noProxied,
  groups: { payment: noGroup },
  copies: [],
};

/** Takes any event: a lab's own documents change nothing, so its switch may end with this. */
export function foldProxiedState<State extends ProxiedState>(
  state: State,
  event: LabEvent,
  topic: string,
): State {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === topic
        ? withCopies({ ...state, ...foldPartition(state, event) }, event)
        : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, topic);
    case 'document':
      return foldProxied(state, event);
    case 'dropped':
      return foldProxiedDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function withCopies<State extends ProxiedState>(
  state: State,
  event: LabEvent & { type: 'records' | 'range' },
): State {
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

/** As the partition log draws them: by the buyer, a second record of an event hatched. */
export const drawnCopies = (copies: readonly Copy[]) =>
  copies.map(({ offset, customer, nth }) => ({
    ...{ offset, key: customer },
    ...(nth > 1 ? { duplicate: nth } : {}),
  }));

export const cutsIn = ({ requests }: ProxiedDocuments): number =>
  Object.values(requests).filter(({ fate }) => fate === 'cut').length;

/** The record that this call's ack names was read back: before that its copies can't be counted. */
export const isReadBack = (
  { copies }: Pick<ProxiedState, 'copies'>,
  { baseOffset }: SendFact,
): boolean => baseOffset === null || copies.some(({ offset }) => offset === baseOffset);

/** Calls of `send` whose program has noted that they ended so. */
export const sendsThat = (
  { sends }: ProxiedDocuments,
  outcome: 'open' | 'acked' | 'failed',
): number => Object.values(sends).filter((send) => send.outcome === outcome).length;

/** A call of `send` that its living program has not noted yet. */
export const isSending = ({ sends, processes }: ProxiedState): boolean =>
  Object.values(sends).some(
    ({ outcome, pid }) =>
      outcome === 'open' &&
      pid === processes[SERVICE]?.pid &&
      processes[SERVICE]?.phase === 'ready',
  );

interface BusyWords {
  readonly proxyStarts: string;
  readonly serviceStarts: string;
  readonly sending: string;
}

/** What a press waits for: one that is gone is started by the press itself. */
export const startingOf = (words: BusyWords, { processes }: ProxiedState): string | undefined => {
  if (processes[PROXY]?.phase === 'starting') return words.proxyStarts;
  return processes[SERVICE]?.phase === 'starting' ? words.serviceStarts : undefined;
};

export const busyOf = (words: BusyWords, state: ProxiedState): string | undefined =>
  startingOf(words, state) ?? (isSending(state) ? words.sending : undefined);
