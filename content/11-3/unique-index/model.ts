/**
 * What is known of the lab `unique-index`, folded from observed facts. What was stored comes from
 * documents, what should have been from the distinct eventIds of the log; neither is ever counted
 * by a click. Pure: server, browser and time line fold the same.
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
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { foldDeliveries, type Injected } from './model-deliveries.ts';
import {
  foldDocument,
  foldDropped,
  foldOutcomes,
  noPaid,
  type Outcome,
  type PaidState,
} from './model-payments.ts';
import { live, measures, milestones } from './model-readings.ts';

export const TOPIC = 'pesanan';
export const CONSUMERS = ['payment-naive', 'payment'] as const;
export const INJECTOR = 'injector';

export type ConsumerName = (typeof CONSUMERS)[number];

/** What one press may ask for, and what one run may hold. Named in the message that refuses more. */
export const LIMITS = { events: 100, copies: 50, deliveries: 500, run: 2000 } as const;

export interface Facts extends Shared, PartitionState, PaidState {
  readonly groups: Readonly<Record<ConsumerName, GroupState>>;
  /** By eventId: how often it stands in the log, and where. */
  readonly events: Readonly<Record<string, Injected>>;
  /** By offset, for the kept records: which delivery of its eventId this one is. */
  readonly ordinals: Readonly<Record<number, number>>;
  /** Next offset to be counted into `events`. */
  readonly counted: number;
  readonly injecting: { readonly count: number; readonly since: number } | null;
  /** How the last deliveries ended, by offset. */
  readonly outcomes: Readonly<Record<ConsumerName, Readonly<Record<number, Outcome>>>>;
  /** Where payment's bookmark stood when it died at a crash point, and at which. */
  readonly died: { readonly offset: number; readonly point: string } | null;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noPaid,
  groups: { 'payment-naive': noGroup, payment: noGroup },
  events: {},
  ordinals: {},
  counted: 0,
  injecting: null,
  outcomes: { 'payment-naive': {}, payment: {} },
  died: null,
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC
        ? foldDeliveries({ ...state, ...foldPartition(state, event) }, event)
        : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'started':
    case 'ready':
    case 'exited':
      return onProcess(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function onProcess(
  state: Facts,
  event: LabEvent & { type: 'started' | 'ready' | 'exited' },
): Facts {
  const next = foldShared(state, event);
  if (event.type !== 'exited' || isAlive(next, event.name)) return next;
  if (event.name === INJECTOR) return { ...next, injecting: null };
  if (event.name !== 'payment' || event.crashPoint === undefined) return next;
  const offset = state.groups.payment.committed ?? state.low;
  return { ...next, died: { offset, point: event.crashPoint } };
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'injecting') return { ...state, injecting: { count: toCount(data), since: at } };
  if (kind === 'injected') return { ...state, injecting: null };
  return kind === 'outcomes' && isConsumer(name) ? foldOutcomes(state, name, data) : state;
}

export const isConsumer = (name: string): name is ConsumerName =>
  CONSUMERS.some((known) => known === name);

function toCount(data: unknown): number {
  if (typeof data !== 'object' || data === null || !('count' in data)) return 0;
  return typeof data.count === 'number' ? data.count : 0;
}

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures,
  live,
});
