/**
 * What is known of the lab `radio`, folded from observed facts: the log of broadcasts, each
 * listener's bookmark, the notifications stored, and what buyers were answered both ways. Pure:
 * server, browser and time line fold the same.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import {
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
} from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { closeSeries, foldSeries, foldSheet, type Series } from '../../shop/ledger.ts';
import { SERVICES, type ServiceName } from '../../shop/services.ts';
import { live, measures, milestones } from './model-readings.ts';

export const TOPIC = 'pesanan';
export const ORDERS = 'order-service';
export const WAYS = ['radio', 'phone'] as const;
/** How many orders one press sends, and how many buyers wait at a time each way. */
export const COUNT = 50;
export const TOGETHER = 10;
/** Orders one run holds. Named in the message that refuses more. */
export const RUN_MAX = 1000;

export type Way = (typeof WAYS)[number];

/** The order of a series that is told step by step. */
export interface Watched {
  readonly orderId: string;
  readonly customer: string;
  readonly since: number;
  readonly status?: number | null;
  readonly ms?: number;
  readonly failedAt?: ServiceName | null;
}

export interface Facts extends Shared, PartitionState {
  readonly groups: Readonly<Record<ServiceName, GroupState>>;
  /** Which services the reader killed, as the phone book says. */
  readonly killed: Readonly<Record<ServiceName, boolean>>;
  readonly series: Readonly<Record<Way, readonly Series[]>>;
  readonly watched: Readonly<Partial<Record<Way, Watched>>>;
  /** Order ids of the notifications in the database. */
  readonly notified: readonly string[];
  readonly notifiedAt: number | null;
  /** The greatest lag of notification while it was dead, and what came of it. */
  readonly worst: number;
  readonly caughtUp: { readonly missed: number; readonly notified: number } | null;
  /** Its bookmark was put past records that nobody read. */
  readonly skipped: {
    readonly from: number;
    readonly to: number;
    /** Orders without a notification once it listens again; null: not yet known. */
    readonly missing: number | null;
  } | null;
  /** After that, the bookmark was put back and everything was read: what stands there then. */
  readonly replayed: { readonly orders: number; readonly notified: number } | null;
}

export type State = Facts & WithReached;

const byService = <T>(value: T): Record<ServiceName, T> =>
  Object.fromEntries(SERVICES.map((name) => [name, value])) as Record<ServiceName, T>;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  groups: byService(noGroup),
  killed: byService(false),
  series: { radio: [], phone: [] },
  watched: {},
  notified: [],
  notifiedAt: null,
  worst: 0,
  caughtUp: null,
  skipped: null,
  replayed: null,
};

function reduce(state: Facts, event: LabEvent): Facts {
  return noteFate(step(state, event));
}

function step(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
      return event.topic === TOPIC ? onCommitted(state, event.group, event.offset) : state;
    case 'group':
      return withGroup(state, event.group, {
        generation: event.generation,
        members: event.members,
      });
    case 'document':
      return onDocument(state, event);
    case 'dropped':
      return event.collection === 'notifications' ? { ...state, notified: [] } : state;
    case 'report':
      return onReport(state, event);
    case 'exited':
      return onExit(state, event);
    case 'started':
    case 'ready':
    case 'stack':
    case 'needs':
    case 'progress':
    case 'seam':
      return foldShared(state, event);
    case 'oplog':
    case 'files':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

const isService = (name: string): name is ServiceName => SERVICES.some((known) => known === name);

function withGroup(state: Facts, name: string, change: Partial<GroupState>): Facts {
  if (!isService(name)) return state;
  const groups = { ...state.groups, [name]: { ...state.groups[name], ...change } };
  return { ...state, groups };
}

export const lagOf = ({ groups, low, end }: Facts, name: ServiceName): number =>
  Math.max(0, end - Math.max(groups[name].committed ?? 0, low));

/**
 * A bookmark that moves while the group has no member was put there, not read there. The broker's
 * own record tells the two in their order; a process may be told of before either, or long after.
 */
function onCommitted(state: Facts, group: string, offset: number | null): Facts {
  const next = withGroup(state, group, { committed: offset });
  const { committed: before, members } = state.groups.notification;
  if (group !== 'notification' || offset === null || members.length > 0) return next;
  if (before === null || offset <= before + 1) return next;
  return { ...next, skipped: { from: before, to: offset, missing: null }, replayed: null };
}

/** What became of the records that notification was behind with. */
function noteFate(state: Facts): Facts {
  const lag = lagOf(state, 'notification');
  const notified = state.notified.length;
  const orders = state.end - state.low;
  const alive = isAlive(state, 'notification');
  // A session that is rebuilt hears of the log before it hears of bookmark and process.
  const untold =
    state.groups.notification.committed === null && state.processes.notification === undefined;
  // A burst puts a living listener behind for a moment too; that is no outage.
  const worst = alive || untold ? state.worst : Math.max(state.worst, lag);
  const settled = lag === 0 && orders > 0 && alive;
  const first = state.caughtUp === null && settled && state.worst >= COUNT;
  const caughtUp = first && notified >= orders ? { missed: state.worst, notified } : state.caughtUp;
  const { skipped } = state;
  const read = skipped !== null && skipped.missing === null && settled;
  const whole = state.replayed === null && skipped !== null && settled && notified >= orders;
  if (worst === state.worst && caughtUp === state.caughtUp && !read && !whole) return state;
  return {
    ...state,
    ...{ worst, caughtUp },
    skipped: read ? { ...skipped, missing: Math.max(0, orders - notified) } : skipped,
    replayed: whole ? { orders, notified } : state.replayed,
  };
}

const booked = z.object({ killed: z.boolean() });
const waysOf = z.object({ ways: z.array(z.string()) });
const wayOf = z.object({ way: z.enum(WAYS) });

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, op, document, at } = event;
  if (collection === 'notifications') {
    const others = state.notified.filter((known) => known !== id);
    const notified = op === 'delete' ? others : [...others, id].slice(-RUN_MAX);
    return { ...state, notified, notifiedAt: at };
  }
  if (document === null) return state;
  if (collection === 'phone_book' && isService(id)) {
    return { ...state, killed: { ...state.killed, [id]: booked.parse(document).killed } };
  }
  if (collection === 'orders') {
    const { way } = wayOf.parse(document);
    return { ...state, series: { ...state.series, [way]: foldSheet(state.series[way], document) } };
  }
  if (collection !== 'series') return state;
  const { ways } = waysOf.parse(document);
  const fold = (way: Way) =>
    ways.includes(way) ? foldSeries(state.series[way], document) : state.series[way];
  return { ...state, series: { radio: fold('radio'), phone: fold('phone') } };
}

/** With the order service the orders it was handling are gone too. */
function onExit(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (isAlive(next, event.name)) return next;
  return event.name === ORDERS
    ? { ...next, watched: {} }
    : withGroup(next, event.name, { read: null });
}

const asked = z.extend(wayOf, { orderId: z.string(), customer: z.string() });
const answered = z.extend(wayOf, {
  orderId: z.string(),
  status: z.nullable(z.number()),
  ms: z.number(),
  failedAt: z.nullable(z.enum(SERVICES)),
});
const ofOffset = z.object({ offset: z.number() });
const ofSeries = z.object({ series: z.number() });

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'read') {
    return withGroup(state, name, { read: ofOffset.parse(data).offset + 1 });
  }
  if (kind === 'asked') {
    const { way, ...order } = asked.parse(data);
    // A new order takes the place of the last, whichever way that one went.
    const others = state.watched[way === 'radio' ? 'phone' : 'radio'];
    const kept = others?.orderId === order.orderId ? state.watched : {};
    return { ...state, watched: { ...kept, [way]: { ...order, since: at } } };
  }
  if (kind === 'given-up') {
    const { series: id } = ofSeries.parse(data);
    const { radio, phone } = state.series;
    return { ...state, series: { radio: closeSeries(radio, id), phone: closeSeries(phone, id) } };
  }
  if (kind !== 'answered') return state;
  const { way, orderId, ...answer } = answered.parse(data);
  const known = state.watched[way];
  if (known?.orderId !== orderId) return state;
  return { ...state, watched: { ...state.watched, [way]: { ...known, ...answer } } };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
