/**
 * The races: what each client wrote down, where the changes stand in both logs, and what database
 * and views say now. Folded one fact at a time, each race on its own. Pure.
 */
import type { LabEvent } from '#lib/events.ts';
import type { ClientName, PathName } from './model.ts';
import { isStatus, type Place, parseChange, type Status } from './order-change.ts';

/** One client's part, as it wrote it down after it was done. */
export interface Entry {
  readonly client: ClientName;
  readonly status: Status;
  readonly pauseMs: number;
  /** When database and broker had confirmed, ms, by the clock of this client. */
  readonly savedAt: number;
  readonly publishedAt: number;
  readonly operationTime: string;
  readonly partition: number;
  readonly offset: number;
  readonly error: string | null;
}

/** What a document says of an order. */
export interface Said {
  readonly status: Status;
  /** Where a view has it from. */
  readonly from: { readonly partition: number; readonly offset: number } | null;
  /** What a view shows that believes the clients' clocks. */
  readonly byTime: Status | null;
  readonly document: Readonly<Record<string, unknown>>;
  /** When it was observed, ms. */
  readonly at: number;
}

export interface Race {
  readonly id: string;
  readonly n: number;
  readonly series: number;
  readonly pauseMs: number;
  readonly clockMs: number;
  readonly together: boolean;
  /** The connector ran when the race began. */
  readonly connected: boolean;
  readonly entries: Readonly<Partial<Record<ClientName, Entry>>>;
  readonly logs: Readonly<Record<PathName, readonly Place[]>>;
  readonly mongo: Said | null;
  readonly views: Readonly<Record<PathName, Said | null>>;
}

export interface Races {
  /** By order; at most as many as one run allows. */
  readonly races: Readonly<Record<string, Race>>;
  /** The last order before the challenge's starting line. */
  readonly line: number | null;
}

export const noRaces: Races = { races: {}, line: null };

const newRace = (id: string): Race => ({
  id,
  n: Number(id.slice(id.lastIndexOf('-') + 1)),
  ...{ series: 0, pauseMs: 0, clockMs: 0, together: false, connected: false },
  entries: {},
  logs: { search: [], 'search-cdc': [] },
  mongo: null,
  views: { search: null, 'search-cdc': null },
});

/** What doesn't come from a press of ours, by a reader's own tools, is no race. */
const ID = /^ORD-[1-9]\d{0,5}$/;

function withRace<State extends Races>(
  state: State,
  id: string,
  change: (race: Race) => Race,
): State {
  if (!ID.test(id)) return state;
  const race = change(state.races[id] ?? newRace(id));
  return { ...state, races: { ...state.races, [id]: race } };
}

export function foldRecords<State extends Races>(
  state: State,
  path: PathName,
  { partition, records }: LabEvent & { type: 'records' },
): State {
  let next = state;
  for (const { offset, value, headers } of records) {
    const said = parseChange(value);
    if (!said) continue;
    const { orderId, status } = said;
    const place = { status, partition, offset, clusterTime: headers.clusterTime ?? null };
    next = withRace(next, orderId, (race) => {
      const known = race.logs[path];
      // A record that is told twice counts once.
      const isKnown = known.some((one) => one.partition === partition && one.offset === offset);
      return isKnown ? race : { ...race, logs: { ...race.logs, [path]: [...known, place] } };
    });
  }
  return next;
}

const VIEWS: Readonly<Record<string, PathName>> = {
  search_index: 'search',
  search_index_cdc: 'search-cdc',
};

export function foldDocument<State extends Races>(
  state: State,
  { collection, id, document, at }: LabEvent & { type: 'document' },
): State {
  const path = VIEWS[collection];
  if (path) {
    const view = saidBy(document, at);
    return withRace(state, id, (race) => ({ ...race, views: { ...race.views, [path]: view } }));
  }
  switch (collection) {
    case 'orders':
      return withRace(state, id, (race) => ({ ...race, mongo: saidBy(document, at) }));
    case 'races':
      return document ? onRace(state, id, document) : state;
    case 'ledger':
      return document ? onEntry(state, document) : state;
    case 'checks':
      return id === 'line' ? { ...state, line: toNumber(document?.after) } : state;
    default:
      return state;
  }
}

/** Somebody dropped a whole collection with tools of their own: what it said is unsaid. */
export function foldDropped<State extends Races>(state: State, collection: string): State {
  const path = VIEWS[collection];
  if (!path && collection !== 'orders') return state;
  const races = Object.entries(state.races).map(([id, race]) => [
    id,
    path ? { ...race, views: { ...race.views, [path]: null } } : { ...race, mongo: null },
  ]);
  return { ...state, races: Object.fromEntries(races) };
}

type Document = Readonly<Record<string, unknown>>;

function saidBy(document: Document | null, at: number): Said | null {
  if (!document || !isStatus(document.status)) return null;
  const { partition, offset } = (document.from ?? {}) as Document;
  const [p, o] = [toNumber(partition), toNumber(offset)];
  const from = p === null || o === null ? null : { partition: p, offset: o };
  const timed = ((document.byTime ?? {}) as Document).status;
  const byTime = isStatus(timed) ? timed : null;
  return { status: document.status, from, byTime, document, at };
}

function onRace<State extends Races>(state: State, id: string, document: Document): State {
  const { series, pauseMs, clockMs, together, connected } = document;
  return withRace(state, id, (race) => ({
    ...race,
    series: toNumber(series) ?? 0,
    pauseMs: toNumber(pauseMs) ?? 0,
    clockMs: toNumber(clockMs) ?? 0,
    together: together === true,
    connected: connected === true,
  }));
}

function onEntry<State extends Races>(state: State, document: Document): State {
  const { orderId, client, status, operationTime, error } = document;
  if (client !== 'client-1' && client !== 'client-2') return state;
  if (typeof orderId !== 'string' || !isStatus(status)) return state;
  const number = (name: string) => toNumber(document[name]) ?? 0;
  const entry: Entry = {
    client,
    status,
    ...{ pauseMs: number('pauseMs'), savedAt: number('savedAt') },
    ...{ publishedAt: number('publishedAt'), partition: number('partition') },
    offset: number('offset'),
    operationTime: typeof operationTime === 'string' ? operationTime : '–',
    error: typeof error === 'string' ? error : null,
  };
  return withRace(state, orderId, (race) => ({
    ...race,
    entries: { ...race.entries, [client]: entry },
  }));
}

const toNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
