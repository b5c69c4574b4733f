/** Each order's way, hop by hop, and the delays of whole flows; folded from the two topics. */
import type { LogRecord } from '#lib/events.ts';
import type { SinkName } from './names.ts';
import { parseChange, parseTrail, type TrailValue } from './records.ts';

/** Orders kept hop by hop; the delays of a flow are kept of all its orders. */
const WAYS_MAX = 60;
const BUILDS_MAX = 30;
/** Orders that a view told of before the topic was read that far. */
const EARLY_MAX = 200;

/** One order, with the time of each hop, ms since 1970; every clock is this machine's. */
export interface Way {
  readonly orderId: string;
  readonly traceId: string;
  readonly customer: string;
  readonly offset: number;
  /** By the order service, before it stored. */
  readonly createdAt: number;
  /** By the database: the wall time of the oplog entry. */
  readonly committedAt: number;
  /** By the connector, as the change event came. */
  readonly readAt: number;
  /** By the broker, as it appended. */
  readonly appendedAt: number;
  /** By the view, once it was there; null: not yet. */
  readonly search: number | null;
  readonly analytics: number | null;
}

/** A view begun at offset 0, and when it had come to the end. */
export interface Build {
  readonly sink: SinkName;
  readonly pid: number;
  readonly number: number;
  readonly wiped: boolean;
  readonly clearedAt: number;
  readonly rebuilt: { readonly at: number; readonly records: number; readonly ms: number } | null;
}

export interface Ways {
  readonly ways: readonly Way[];
  readonly early: readonly { readonly id: string; readonly sink: SinkName; readonly at: number }[];
  /** By flow and view: from commit until it was there, ms, in the order in which they came. */
  readonly delays: Readonly<Record<number, Readonly<Record<SinkName, readonly number[]>>>>;
  readonly builds: readonly Build[];
  /** Of the trail: the next offset. */
  readonly trailEnd: number;
  /** By view: the offset behind the last order told of; one that is told again is no news. */
  readonly told: Readonly<Record<SinkName, number>>;
}

const NO_DELAYS = { search: [], analytics: [] } as const;

export const noWays: Ways = {
  ways: [],
  early: [],
  delays: {},
  builds: [],
  trailEnd: 0,
  told: { search: 0, analytics: 0 },
};

/** New records of the topic: a way begins with its insert. */
export function foldRecords<State extends Ways>(
  state: State,
  records: readonly LogRecord[],
): State {
  const fresh = records.flatMap(wayOf).map((way) => {
    const told = state.early.filter(({ id }) => id === way.orderId);
    return { ...way, ...Object.fromEntries(told.map(({ sink, at }) => [sink, at])) };
  });
  if (fresh.length === 0) return state;
  return { ...state, ways: [...state.ways, ...fresh].slice(-WAYS_MAX) };
}

function wayOf({ value, headers, offset, at }: LogRecord): Way[] {
  const change = parseChange(value);
  if (change?.op !== 'insert' || !change.document) return [];
  const { _id: orderId, customer, createdAt } = change.document;
  const committedAt = Date.parse(headers.occurredAt ?? '');
  const readAt = Date.parse(headers.readAt ?? '');
  if (Number.isNaN(committedAt) || Number.isNaN(readAt)) return [];
  const { traceId = '–' } = headers;
  const times = { createdAt, committedAt, readAt, appendedAt: at };
  return [{ orderId, traceId, customer, offset, ...times, search: null, analytics: null }];
}

export function foldTrail<State extends Ways>(state: State, records: readonly LogRecord[]): State {
  let next = state;
  for (const { offset, value } of records) {
    if (offset < next.trailEnd) continue;
    next = { ...next, trailEnd: offset + 1 };
    const entry = parseTrail(value);
    if (entry) next = foldEntry(next, entry);
  }
  return next;
}

function foldEntry<State extends Ways>(state: State, entry: TrailValue): State {
  const { sink, pid, build: number, at } = entry;
  if (entry.kind === 'stored') return foldStored(state, entry);
  if (entry.kind === 'cleared') {
    const begun: Build = { sink, pid, number, wiped: entry.wiped, clearedAt: at, rebuilt: null };
    return { ...state, builds: [...state.builds, begun].slice(-BUILDS_MAX) };
  }
  const { records, ms } = entry;
  const builds = state.builds.map((build) =>
    build.sink === sink && build.pid === pid && build.number === number
      ? { ...build, rebuilt: { at, records, ms } }
      : build,
  );
  return { ...state, builds };
}

function foldStored<State extends Ways>(
  state: State,
  { sink, orders }: TrailValue & { kind: 'stored' },
): State {
  const fresh = orders.filter(({ offset }) => offset >= state.told[sink]);
  const last = fresh.at(-1);
  if (!last) return state;
  const delays = { ...state.delays };
  for (const { flow, at, committedAt } of fresh) {
    const of = delays[flow] ?? NO_DELAYS;
    delays[flow] = { ...of, [sink]: [...of[sink], at - committedAt] };
  }
  const there = new Map(fresh.map(({ id, at }) => [id, at]));
  const ways = state.ways.map((way) => {
    const at = there.get(way.orderId);
    return at === undefined || way[sink] !== null ? way : { ...way, [sink]: at };
  });
  const drawn = new Set(state.ways.map(({ orderId }) => orderId));
  const unknown = fresh.filter(({ id }) => !drawn.has(id)).map(({ id, at }) => ({ id, sink, at }));
  const early = [...state.early, ...unknown].slice(-EARLY_MAX);
  const told = { ...state.told, [sink]: last.offset + 1 };
  return { ...state, delays, ways, early, told };
}
