/**
 * What is known of the lab `phone`, folded from observed facts: the shop's phone book, what the
 * ledger says buyers were answered, series by series, and the one order watched call by call.
 * Pure: server, browser and time line fold the same.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { closeSeries, foldSeries, foldSheet, type Series } from '../../shop/ledger.ts';
import { type BookEntry, HEALTHY, SERVICES, type ServiceName } from '../../shop/services.ts';
import { live, measures, milestones } from './model-readings.ts';

export { SLOW_MS } from './model-readings.ts';

export const ORDERS = 'order-service';
/** What one press, one forecast and one run may ask for. Named in the message that refuses more. */
export const LIMITS = { forecast: 100, run: 10_000 } as const;
/** Orders of the challenge, and how many buyers wait at a time in any series. */
export const CHALLENGE_ORDERS = 1000;
export const TOGETHER = 20;
export const RETRIES = 2;
export const FAIL_PERCENT = 2;

/** One call of the watched order, as the order service reported it. */
export interface WatchedCall {
  readonly attempt: number;
  readonly since: number;
  /** Absent while the line is held open. */
  readonly ms?: number;
  readonly status: number | null;
  readonly errno: string | null;
}

export interface Watched {
  readonly orderId: string;
  readonly since: number;
  /** What the buyer was answered, once it was. */
  readonly status?: number | null;
  readonly ms?: number;
  readonly calls: Readonly<Partial<Record<ServiceName, WatchedCall>>>;
}

export type Listed = Pick<BookEntry, 'failPercent' | 'delayMs' | 'killed' | 'port'>;

export interface Facts extends Shared {
  readonly book: Readonly<Record<ServiceName, Listed>>;
  /** How often a failed call is tried again. */
  readonly retries: number;
  /** Oldest first, by their number. */
  readonly series: readonly Series[];
  readonly watched: Watched | null;
  readonly readAt: number | null;
}

export type State = Facts & WithReached;

const unlisted: Listed = { ...HEALTHY, killed: false, port: null };

const initial: Facts = {
  ...noShared,
  book: byService(() => unlisted),
  retries: 0,
  series: [],
  watched: null,
  readAt: null,
};

function byService<T>(make: (name: ServiceName) => T): Record<ServiceName, T> {
  return Object.fromEntries(SERVICES.map((name) => [name, make(name)])) as Record<ServiceName, T>;
}

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'document':
      return onDocument(state, event);
    case 'dropped':
      return event.collection === 'orders' ? { ...state, series: [] } : state;
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
    case 'records':
    case 'range':
    case 'committed':
    case 'group':
    case 'oplog':
    case 'files':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

const listed = z.object({
  failPercent: z.number(),
  delayMs: z.number(),
  killed: z.boolean(),
  port: z.nullable(z.number()),
});

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document } = event;
  const read = { ...state, readAt: event.at };
  if (document === null) return state;
  if (collection === 'orders') return { ...read, series: foldSheet(state.series, document) };
  if (collection === 'series') return { ...read, series: foldSeries(state.series, document) };
  if (collection === 'lab_settings') {
    const { retries } = z.object({ retries: z.number() }).parse(document);
    return { ...state, retries };
  }
  const name = SERVICES.find((known) => known === id);
  if (collection !== 'phone_book' || name === undefined) return state;
  return { ...state, book: { ...state.book, [name]: listed.parse(document) } };
}

/** With the order service the order it was handling is gone too. */
function onExit(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  return event.name === ORDERS && !isAlive(next, ORDERS) ? { ...next, watched: null } : next;
}

const ofSeries = z.object({ series: z.number() });
const ofOrder = z.object({ orderId: z.string() });
const ofCall = z.extend(ofOrder, { service: z.enum(SERVICES), attempt: z.number() });
const ofAnswer = z.extend(ofCall, {
  ms: z.number(),
  status: z.nullable(z.number()),
  errno: z.nullable(z.string()),
});
const ofOutcome = z.extend(ofOrder, { status: z.nullable(z.number()), ms: z.number() });

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (name !== ORDERS || state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'order') {
    return { ...state, watched: { orderId: ofOrder.parse(data).orderId, since: at, calls: {} } };
  }
  if (kind === 'given-up') {
    return { ...state, series: closeSeries(state.series, ofSeries.parse(data).series) };
  }
  const { watched } = state;
  if (watched === null || watched.orderId !== ofOrder.safeParse(data).data?.orderId) return state;
  if (kind === 'answered') {
    const { status, ms } = ofOutcome.parse(data);
    return { ...state, watched: { ...watched, status, ms } };
  }
  if (kind !== 'calling' && kind !== 'called') return state;
  const { service, attempt } = ofCall.parse(data);
  const since = kind === 'calling' ? at : (watched.calls[service]?.since ?? at);
  const ended = kind === 'called' ? ofAnswer.parse(data) : { status: null, errno: null };
  const call = { ...pick(ended), attempt, since };
  return { ...state, watched: { ...watched, calls: { ...watched.calls, [service]: call } } };
}

function pick(ended: { ms?: number; status: number | null; errno: string | null }) {
  const { ms, status, errno } = ended;
  return { status, errno, ...(ms === undefined ? {} : { ms }) };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
