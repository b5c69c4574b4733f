/**
 * What is known of the front page, folded from observed facts: the log that is the tower's core,
 * the two listeners' bookmarks, the processes, and what buyers on the telephone were answered.
 * Pure, and the same on server and browser.
 */
import type { LabEvent } from '#lib/events.ts';
import {
  foldGroup,
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
  withGroup,
} from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { SERVICES, type ServiceName } from '../../shop/service-names.ts';

export const TOPIC = 'pesanan';
export const WRITER = 'order-service';
/** The order desk that telephones. */
export const TELEPHONE = 'telephone';
/** One document for each order it took. */
export const CALLS = 'calls';
export const LISTENERS = ['notification', 'payment'] as const;
/** How long one order's work takes, ms: a ribbon is seen climbing. */
export const WORK_MS = 150;

export type Listener = (typeof LISTENERS)[number];

/** A call as it ended; without a status nobody answered, and `errno` says how. */
export interface PhoneCall {
  readonly service: ServiceName;
  readonly ms: number;
  readonly status: number | null;
  readonly errno: string | null;
}

/** An order on the telephone as it ended: its calls in turn, up to the one that failed it. */
export interface Phoned {
  readonly id: string;
  readonly failedAt: ServiceName | null;
  readonly calls: readonly PhoneCall[];
}

interface Facts extends Shared, PartitionState {
  readonly groups: Readonly<Record<Listener, GroupState>>;
  /** Orders the broker has acknowledged to the order service, as its reports say. */
  readonly acked: number;
  /** The order service has begun to send, and was not answered yet. */
  readonly sending: boolean;
  /** Ids of the notifications in the database. */
  readonly notified: readonly string[];
  /** Orders on the telephone, in the order their documents came. */
  readonly phoned: readonly Phoned[];
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  groups: { notification: noGroup, payment: noGroup },
  acked: 0,
  sending: false,
  notified: [],
  phoned: [],
};

/** Ids and orders kept; more than a reader presses. */
const KEPT_MAX = 500;

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'exited':
      return onExit(state, event);
    case 'report':
      return onReport(state, event);
    case 'document':
      if (event.collection === CALLS) return onCalls(state, event);
      return event.collection === 'notifications' ? onNotification(state, event) : state;
    case 'dropped':
      if (event.collection === CALLS) return { ...state, phoned: [] };
      return event.collection === 'notifications' ? { ...state, notified: [] } : state;
    default:
      return foldShared(state, event);
  }
}

function onExit(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (isAlive(next, event.name)) return next;
  if (event.name === WRITER) return { ...next, sending: false };
  return withGroup(next, event.name, { read: null });
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'sending') return { ...state, sending: true };
  if (kind === 'acked') {
    return { ...state, sending: false, acked: state.acked + (numberIn(data, 'count') ?? 0) };
  }
  if (kind === 'given-up') return { ...state, sending: false };
  const offset = numberIn(data, 'offset');
  return kind === 'read' && offset !== undefined
    ? withGroup(state, name, { read: offset + 1 })
    : state;
}

function onNotification(state: Facts, { id, op }: LabEvent & { type: 'document' }): Facts {
  const others = state.notified.filter((known) => known !== id);
  const notified = op === 'delete' ? others : [...others, id].slice(-KEPT_MAX);
  return { ...state, notified };
}

function onCalls(state: Facts, { id, document }: LabEvent & { type: 'document' }): Facts {
  if (document === null || state.phoned.some((known) => known.id === id)) return state;
  const calls = (Array.isArray(document.calls) ? document.calls : []).flatMap(callIn);
  const phoned = { id, failedAt: serviceIn(document, 'failedAt') ?? null, calls };
  return { ...state, phoned: [...state.phoned, phoned].slice(-KEPT_MAX) };
}

/** By hand: a library that parses would be a sixth of all that the front page loads. */
function callIn(call: unknown): PhoneCall[] {
  const service = serviceIn(call, 'service');
  const ms = numberIn(call, 'ms');
  if (service === undefined || ms === undefined) return [];
  const errno = fieldOf(call, 'errno');
  return [
    {
      ...{ service, ms, status: numberIn(call, 'status') ?? null },
      errno: typeof errno === 'string' ? errno : null,
    },
  ];
}

const serviceIn = (data: unknown, field: string): ServiceName | undefined =>
  SERVICES.find((name) => name === fieldOf(data, field));

/** Of the last order on the telephone: how its call to this service went; undefined: none. */
export const lastCall = ({ phoned }: Facts, service: ServiceName) =>
  phoned.at(-1)?.calls.find((call) => call.service === service);

export const isListener = (name: string): name is Listener =>
  LISTENERS.some((known) => known === name);

function fieldOf(data: unknown, field: string): unknown {
  return typeof data === 'object' && data !== null
    ? new Map<string, unknown>(Object.entries(data)).get(field)
    : undefined;
}

function numberIn(data: unknown, field: string): number | undefined {
  const found = fieldOf(data, field);
  return typeof found === 'number' ? found : undefined;
}

export const lagOf = ({ groups, low, end }: Facts, name: Listener): number =>
  Math.max(0, end - Math.max(groups[name].committed ?? 0, low));

/** SIGKILL and nothing after it: how the broker's own listener was ended is no guess. */
export const isKilled = ({ processes }: Shared, name: string): boolean =>
  processes[name]?.phase === 'exited' && processes[name].exit?.signal === 'SIGKILL';

export const milestones = {
  aired: ({ end }) => end > 0,
  silenced: (state) => isKilled(state, 'notification'),
  behind: (state) => isKilled(state, 'notification') && lagOf(state, 'notification') > 0,
} satisfies Record<string, (state: Facts) => boolean>;

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {},
  live: {
    end: ({ end }) => String(end),
    lagNotification: (state) => String(lagOf(state, 'notification')),
    lagPayment: (state) => String(lagOf(state, 'payment')),
  },
});
