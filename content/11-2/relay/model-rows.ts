/** What the documents of this lab say, parsed where they arrive: rows, places, loads, runs. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { type Shelves, withIn } from '#lib/fold/shelves.ts';
import { KINDS, LOAD_KINDS, type LoadKind, MANNERS, type Manner } from './names.ts';

/** Ids kept in order for the figure: more than any screen has columns. */
const NEWEST_MAX = 60;
/** Rows kept whole for the evidence, and how much of one is shown. */
const DOCUMENTS_MAX = 60;
const CHARS_MAX = 600;
const PARKED_MAX = 20;

/** A Date on the server, a text once it went through a socket; ms. */
const time = z.pipe(
  z.union([z.date(), z.string()]),
  z.transform((value) => new Date(value).getTime()),
);

const rowSchema = z.object({
  aggregateid: z.string(),
  type: z.string(),
  payload: z.object({ customer: z.string() }),
  createdAt: time,
  published: z.boolean(),
  parked: z.optional(z.boolean()),
  claimedBy: z.optional(z.string()),
});

export interface Row {
  readonly customer: string;
  readonly aggregateid: string;
  readonly type: string;
  readonly published: boolean;
  readonly parked: boolean;
}

/** A row as it stands in the database. */
export interface Document {
  readonly id: string;
  readonly row: Row;
  readonly createdAt: number;
  readonly claimedBy: string | undefined;
  readonly text: string;
}

const stateSchema = z.object({
  last: z.optional(z.string()),
  offset: z.optional(z.int()),
  token: z.optional(z.object({ _data: z.string() })),
  lost: z.optional(z.object({ code: z.nullable(z.int()), message: z.string() })),
  owner: z.optional(z.string()),
  until: z.optional(time),
});
export type Place = z.infer<typeof stateSchema>;

const loadSchema = z.object({
  kind: z.enum(LOAD_KINDS),
  manner: z.enum(MANNERS),
  firstId: z.string(),
  lastId: z.string(),
  startedAt: time,
  endedAt: z.optional(time),
  committed: z.optional(z.int()),
  late: z.optional(z.array(z.string())),
});
export type LoadFacts = z.infer<typeof loadSchema>;

const runSchema = z.object({
  relay: z.string(),
  pid: z.int(),
  crashPoint: z.nullable(z.string()),
  startedAt: time,
  drained: z.optional(z.object({ rows: z.int(), ms: z.number() })),
});
export type RunFacts = z.infer<typeof runSchema>;

const parkedSchema = z.object({
  kind: z.enum(KINDS),
  eventId: z.string(),
  aggregateid: z.string(),
  bytes: z.int(),
  cause: z.object({
    name: z.string(),
    type: z.nullable(z.string()),
    code: z.nullable(z.int()),
    message: z.string(),
  }),
  at: time,
});
export type ParkedFacts = z.infer<typeof parkedSchema>;

const settingsSchema = z.object({ manner: z.enum(MANNERS), park: z.boolean() });

export interface Stored {
  readonly rows: Shelves<Row>;
  /** The highest ids that were seen, in order. */
  readonly newest: readonly string[];
  readonly documents: readonly Document[];
  readonly places: Readonly<Partial<Record<'cursor' | 'stream' | 'lease', Place>>>;
  readonly loads: Readonly<Record<number, LoadFacts>>;
  readonly runs: readonly RunFacts[];
  readonly parked: readonly ParkedFacts[];
  readonly manner: Manner;
  readonly park: boolean;
  /** When the database was last read, ms. */
  readonly storedAt: number | null;
}

export const noStored: Stored = {
  ...{ rows: {}, newest: [], documents: [], places: {}, loads: {}, runs: [], parked: [] },
  ...{ manner: 'free', park: false, storedAt: null },
};

export function foldDocument<State extends Stored>(
  state: State,
  event: LabEvent & { type: 'document' },
): State {
  const { collection, id, document, at: storedAt } = event;
  if (document === null) return collection === 'outbox' ? withoutRow(state, id) : state;
  const next = { ...state, storedAt };
  switch (collection) {
    case 'outbox':
      return withRow(next, id, document);
    case 'relay_state': {
      const place = stateSchema.parse(document);
      return { ...next, places: { ...state.places, [id]: place } };
    }
    case 'loads':
      return { ...next, loads: { ...state.loads, [Number(id)]: loadSchema.parse(document) } };
    case 'relay_runs': {
      const run = runSchema.parse(document);
      const others = state.runs.filter(({ relay, pid }) => `${relay} ${pid}` !== id);
      const runs = [...others, run].sort((a, b) => a.startedAt - b.startedAt);
      return { ...next, runs };
    }
    case 'outbox_parked':
      return {
        ...next,
        parked: [...state.parked, parkedSchema.parse(document)].slice(-PARKED_MAX),
      };
    case 'lab_settings':
      return { ...next, ...settingsSchema.parse(document) };
    default:
      return state;
  }
}

function withRow<State extends Stored>(state: State, id: string, document: unknown): State {
  const parsed = rowSchema.parse(document);
  const { aggregateid, type, payload, published, parked = false, createdAt, claimedBy } = parsed;
  const row = { customer: payload.customer, aggregateid, type, published, parked };
  const text = JSON.stringify(document).slice(0, CHARS_MAX);
  const shown = { id, row, createdAt, claimedBy, text };
  const others = state.documents.filter((one) => one.id !== id);
  return {
    ...state,
    rows: withIn(state.rows, id, row),
    newest: withId(state.newest, id),
    documents: [...others, shown].slice(-DOCUMENTS_MAX),
  };
}

function withoutRow<State extends Stored>(state: State, id: string): State {
  return {
    ...state,
    rows: withIn(state.rows, id, undefined),
    newest: state.newest.filter((one) => one !== id),
    documents: state.documents.filter((one) => one.id !== id),
  };
}

function withId(newest: readonly string[], id: string): readonly string[] {
  if (newest.includes(id)) return newest;
  const highest = newest.at(-1);
  const all = [...newest, id];
  if (highest !== undefined && id < highest) all.sort();
  return all.slice(-NEWEST_MAX);
}

export const loadsOf = ({ loads }: Stored, kind: LoadKind): [number, LoadFacts][] =>
  Object.entries(loads).flatMap(([id, load]) => (load.kind === kind ? [[Number(id), load]] : []));
