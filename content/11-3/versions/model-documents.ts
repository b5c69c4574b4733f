/** What the documents of this lab say, parsed where they arrive: orders, views, results, refusals. */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import {
  COLLECTIONS,
  COPIES,
  collectionOf,
  GUARDS,
  type Guard,
  VIEWS,
  type View,
} from './names.ts';

/** Results and late writes kept for the evidence; all of them are counted by the program. */
const PASSES_MAX = 120;
const STALE_MAX = 60;
const SHUFFLES_MAX = 40;

/** A Date on the server, a text once it went through a socket; ms. */
const time = z.pipe(
  z.union([z.date(), z.string()]),
  z.transform((value) => new Date(value).getTime()),
);

const orderSchema = z.object({
  customer: z.string(),
  qty: z.number(),
  total: z.number(),
  version: z.number(),
});
export type OrderFacts = z.infer<typeof orderSchema>;

const viewSchema = z.object({
  customer: z.string(),
  qty: z.number(),
  total: z.number(),
  version: z.optional(z.number()),
  sentNo: z.optional(z.number()),
  from: z.object({ topic: z.string(), offset: z.number() }),
});
export type ViewFacts = z.infer<typeof viewSchema>;

const count = z._default(z.number(), 0);
const statsSchema = z.object({
  seen: z.object({ ordered: count, shuffled: count }),
  applied: count,
  stale: count,
  staleOf: z._default(z.record(z.string(), z.number()), {}),
});
export type StatsFacts = z.infer<typeof statsSchema>;

const passSchema = z.object({
  view: z.enum(VIEWS),
  seen: z.object({ ordered: z.number(), shuffled: z.number() }),
  guards: z.array(z.enum(GUARDS)),
  applied: z.number(),
  stale: z.number(),
  topic: z.string(),
  next: z.number(),
  documents: z.array(
    z.object({
      _id: z.string(),
      qty: z.number(),
      total: z.number(),
      version: z.optional(z.number()),
    }),
  ),
  at: time,
});
export type PassFacts = z.infer<typeof passSchema> & { readonly id: string };

const staleSchema = z.object({
  topic: z.string(),
  offset: z.number(),
  orderId: z.string(),
  version: z.number(),
  guard: z.enum(GUARDS),
  error: z.object({
    code: z.number(),
    message: z.string(),
    keyPattern: z.unknown(),
    keyValue: z.unknown(),
  }),
  again: z.object({ matchedCount: z.number(), modifiedCount: z.number() }),
  at: time,
});
export type StaleFacts = z.infer<typeof staleSchema> & { readonly id: string };

const shuffleSchema = z.object({
  seed: z.number(),
  copies: z.literal([...COPIES]),
  from: z.number(),
  to: z.number(),
  at: time,
});
export type ShuffleFacts = z.infer<typeof shuffleSchema> & { readonly id: string };

const settingSchema = z.object({ by: z.enum(GUARDS) });

/** By the order's number. */
export type ById<Facts> = Readonly<Record<string, Facts>>;

export interface Stored {
  readonly orders: ById<OrderFacts>;
  readonly views: Readonly<Record<View, ById<ViewFacts>>>;
  /** Since the views were last emptied. */
  readonly stats: Readonly<Partial<Record<View, StatsFacts>>>;
  readonly passes: readonly PassFacts[];
  readonly late: readonly StaleFacts[];
  readonly shuffles: readonly ShuffleFacts[];
  readonly guard: Guard;
  /** When the database was last read, ms. */
  readonly storedAt: number | null;
}

export const noStored: Stored = {
  orders: {},
  views: { inc: {}, set: {}, guarded: {} },
  stats: {},
  passes: [],
  late: [],
  shuffles: [],
  guard: 'version',
  storedAt: null,
};

const VIEW_OF: Readonly<Record<string, View>> = Object.fromEntries(
  VIEWS.map((view) => [collectionOf(view), view]),
);

export function foldDocument<State extends Stored>(
  state: State,
  { collection, id, document, at: storedAt }: LabEvent & { type: 'document' },
): State {
  const view = VIEW_OF[collection];
  if (view) {
    const facts = document === null ? undefined : viewSchema.parse(document);
    return { ...state, storedAt, views: withId(state.views, view, id, facts) };
  }
  if (document === null) return { ...withoutDocument(state, collection, id), storedAt };
  const next = { ...state, storedAt };
  switch (collection) {
    case COLLECTIONS.orders:
      return { ...next, orders: { ...state.orders, [id]: orderSchema.parse(document) } };
    case COLLECTIONS.stats:
      return { ...next, stats: { ...state.stats, [id]: statsSchema.parse(document) } };
    case COLLECTIONS.passes:
      return { ...next, passes: added(state.passes, id, passSchema.parse(document), PASSES_MAX) };
    case COLLECTIONS.stale:
      return { ...next, late: added(state.late, id, staleSchema.parse(document), STALE_MAX) };
    case COLLECTIONS.shuffles: {
      const shuffle = shuffleSchema.parse(document);
      return { ...next, shuffles: added(state.shuffles, id, shuffle, SHUFFLES_MAX) };
    }
    case COLLECTIONS.settings:
      return id === 'guard' ? { ...next, guard: settingSchema.parse(document).by } : state;
    default:
      return state;
  }
}

/** Somebody dropped a whole collection with tools of their own. */
export function foldDropped<State extends Stored>(state: State, collection: string): State {
  const view = VIEW_OF[collection];
  if (view) return { ...state, views: { ...state.views, [view]: {} } };
  return collection === COLLECTIONS.orders ? { ...state, orders: {} } : state;
}

function withId(views: Stored['views'], view: View, id: string, facts: ViewFacts | undefined) {
  const { [id]: _before, ...others } = views[view];
  return { ...views, [view]: facts ? { ...others, [id]: facts } : others };
}

function withoutDocument<State extends Stored>(state: State, collection: string, id: string) {
  if (collection === COLLECTIONS.stats) {
    const stats = Object.entries(state.stats).filter(([view]) => view !== id);
    return { ...state, stats: Object.fromEntries(stats) };
  }
  if (collection !== COLLECTIONS.orders) return state;
  const { [id]: _gone, ...orders } = state.orders;
  return { ...state, orders };
}

function added<Facts extends { readonly at: number }>(
  known: readonly (Facts & { readonly id: string })[],
  id: string,
  facts: Facts,
  most: number,
): readonly (Facts & { readonly id: string })[] {
  if (known.some((one) => one.id === id)) return known;
  return [...known, { ...facts, id }].slice(-most);
}
