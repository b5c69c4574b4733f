/**
 * The facts of the lab `cdc`, as the observers tell them: the orders of the database, what of them
 * stands in Kafka and how often, where the connector keeps its place, and how its lives ended.
 */
import { z } from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { findIn, type Shelves, withIn } from '#lib/fold/shelves.ts';
import { CONNECTOR, COPIES, type CopyName, ORDERS, TOPIC } from './names.ts';
import {
  type KillDocument,
  killDocument,
  orderDocument,
  parseChange,
  type RoundDocument,
  roundDocument,
} from './records.ts';

/** Lives kept for the evidence. */
const RUNS_MAX = 60;

const cdcState = z.object({
  _id: z.string(),
  token: z.optional(z.object({ _data: z.string() })),
  copying: z.optional(z.boolean()),
  savedAt: z.number(),
  saves: z.int(),
});
export type CdcStateDocument = z.infer<typeof cdcState>;

const connectorRun = z.object({
  _id: z.string(),
  connector: z.string(),
  pid: z.int(),
  startedAt: z.number(),
  save: z.enum(['before', 'after']),
  every: z.int(),
  from: z.nullable(
    z.object({
      kind: z.enum(['token', 'position', 'now', 'copy']),
      token: z.nullable(z.string()),
      position: z.nullable(z.string()),
    }),
  ),
  copied: z.optional(z.int()),
  ended: z.optional(
    z.object({
      at: z.number(),
      refusal: z.nullable(
        z.object({
          code: z.union([z.number(), z.string()]),
          codeName: z.optional(z.string()),
          message: z.string(),
          labels: z.array(z.string()),
        }),
      ),
    }),
  ),
});
export type RunDocument = z.infer<typeof connectorRun>;

/** An order's own change event in the log: how often it stands there, and where first. */
export interface Told {
  readonly times: number;
  readonly first: number;
}

export interface Facts extends Shared, PartitionState {
  /** By id: the version that the database has. */
  readonly versions: Shelves<number>;
  /** Of the youngest order. */
  readonly lastNumber: number;
  /** By flow: the numbers of its first and its last order so far. */
  readonly spans: Readonly<Record<number, { readonly first: number; readonly last: number }>>;
  readonly told: Shelves<Told>;
  /** By offset, of the kept records: which delivery of its event it is, from 2 up. */
  readonly nth: Readonly<Record<number, number>>;
  /** The greatest number among them. */
  readonly highest: number;
  readonly rounds: Readonly<Record<number, RoundDocument>>;
  readonly kills: readonly KillDocument[];
  readonly place: CdcStateDocument | null;
  readonly placeReadAt: number | null;
  readonly runs: readonly RunDocument[];
  readonly copies: Readonly<Record<CopyName, CopyFacts>>;
  /** What the connector is waiting for, in its own words; null while it works. */
  readonly waiting: { readonly for: string; readonly error: string; readonly at: number } | null;
}

export interface CopyFacts {
  readonly end: number;
  /** By id: the version that stands last in the topic. */
  readonly versions: Shelves<number>;
}

const noCopy: CopyFacts = { end: 0, versions: {} };

export const initial: Facts = {
  ...noShared,
  ...noPartition,
  versions: {},
  lastNumber: 0,
  spans: {},
  told: {},
  nth: {},
  highest: 0,
  rounds: {},
  kills: [],
  place: null,
  placeReadAt: null,
  runs: [],
  copies: { 'salin-dulu': noCopy, 'catat-dulu': noCopy },
  waiting: null,
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return onRecords(state, event);
    case 'document':
      return onDocument(state, event);
    case 'report':
      return onReport(state, event);
    case 'started':
    case 'exited': {
      const next = foldShared(state, event);
      return event.name === CONNECTOR ? { ...next, waiting: null } : next;
    }
    default:
      return foldShared(state, event);
  }
}

function onRecords(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const records = event.type === 'records' ? event.records : [];
  if (event.topic !== TOPIC) return onCopied(state, event);
  let { told, highest } = state;
  const again: Record<number, number> = {};
  const last = state.records.at(-1)?.offset ?? -1;
  for (const { offset, value } of records) {
    // Read again from its start after a break of the tail: known already.
    if (offset <= last) continue;
    const change = parseChange(value);
    if (change?.op !== 'insert') continue;
    const before = findIn(told, change._id);
    const entry = { times: (before?.times ?? 0) + 1, first: before?.first ?? offset };
    told = withIn(told, change._id, entry);
    if (entry.times > 1) again[offset] = entry.times;
    highest = Math.max(highest, change.document?.number ?? 0);
  }
  const partition = foldPartition(state, event);
  const oldest = partition.records[0]?.offset ?? 0;
  const kept = Object.entries({ ...state.nth, ...again }).filter(([at]) => Number(at) >= oldest);
  return { ...state, ...partition, told, highest, nth: Object.fromEntries(kept) };
}

function onCopied(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const name = COPIES.find((known) => known === event.topic);
  if (!name) return state;
  const records = event.type === 'records' ? event.records : [];
  let { versions } = state.copies[name];
  for (const { value } of records) {
    const change = parseChange(value);
    if (!change) continue;
    versions = withIn(versions, change._id, change.document?.version);
  }
  return { ...state, copies: { ...state.copies, [name]: { end: event.end, versions } } };
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, document, at } = event;
  switch (collection) {
    case ORDERS:
      return onOrder(state, document);
    case 'rounds': {
      const { data } = roundDocument.safeParse(document);
      return data ? { ...state, rounds: { ...state.rounds, [data._id]: data } } : state;
    }
    case 'kills': {
      const { data } = killDocument.safeParse(document);
      return data ? { ...state, kills: [...state.kills, data] } : state;
    }
    case 'cdc_state': {
      const { data } = cdcState.safeParse(document);
      return data?._id === CONNECTOR ? { ...state, place: data, placeReadAt: at } : state;
    }
    case 'connector_runs': {
      const { data } = connectorRun.safeParse(document);
      if (!data) return state;
      const others = state.runs.filter(({ _id }) => _id !== data._id);
      const runs = [...others, data].sort((a, b) => a.startedAt - b.startedAt).slice(-RUNS_MAX);
      return { ...state, runs };
    }
    default:
      return state;
  }
}

function onOrder(state: Facts, document: unknown): Facts {
  const { data } = orderDocument.safeParse(document);
  if (!data) return state;
  const { _id, number, round, version } = data;
  const span = state.spans[round] ?? { first: number, last: number };
  const grown = { first: Math.min(span.first, number), last: Math.max(span.last, number) };
  return {
    ...state,
    versions: withIn(state.versions, _id, version),
    lastNumber: Math.max(state.lastNumber, number),
    spans: { ...state.spans, [round]: grown },
  };
}

function onReport(
  state: Facts,
  { name, pid, kind, data, at }: LabEvent & { type: 'report' },
): Facts {
  if (name !== CONNECTOR || state.processes[name]?.pid !== pid) return state;
  if (kind === 'following') return { ...state, waiting: null };
  const told = waitingReport.safeParse(data).data;
  return kind === 'waiting' && told ? { ...state, waiting: { ...told, at } } : state;
}

const waitingReport = z.object({ for: z.string(), error: z.string() });
