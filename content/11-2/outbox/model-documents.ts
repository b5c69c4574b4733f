/**
 * The documents of the lab `outbox` as the change stream tells them. Each is known by its _id, so
 * one that is told twice counts once.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import type { Facts } from './model.ts';

/** Documents kept for the evidence; all of them are counted. */
const RECENT_MAX = 60;

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly at: number;
}

const entry = z.object({
  ts: z.string(),
  at: z.number(),
  op: z.string(),
  writes: z.array(z.string()),
  text: z.string(),
});

const attempt = z.object({
  _id: z.number(),
  orderId: z.string(),
  forget: z.boolean(),
  version: z.string(),
  crashPoint: z.nullable(z.string()),
  died: z.boolean(),
  at: z.number(),
  from: z.string(),
  to: z.string(),
  entries: z.nullable(z.array(entry)),
});

const storm = z.object({
  _id: z.number(),
  state: z.enum(['running', 'over', 'failed']),
  forget: z.boolean(),
  first: z.number(),
  last: z.number(),
  deaths: z.number(),
  answered: z.number(),
});

const cost = z.object({
  _id: z.number(),
  orders: z.number(),
  one: z.number(),
  two: z.number(),
  transaction: z.number(),
  at: z.number(),
});

const order = z.object({ customer: z.string(), phone: z.optional(z.string()) });
const outboxEvent = z.object({
  aggregateid: z.string(),
  schemaVersion: z.string(),
  payload: z.object({ customer: z.optional(z.string()) }),
  publishedAt: z.optional(z.unknown()),
});
const payment = z.object({ orderId: z.string(), total: z.number() });
const parked = z.object({
  key: z.nullable(z.string()),
  schemaVersion: z.string(),
  reason: z.array(z.string()),
});
const erasure = z.object({ customer: z.string(), orders: z.number(), at: z.number() });

export type Attempt = z.infer<typeof attempt>;
export type Entry = z.infer<typeof entry>;
export type Storm = z.infer<typeof storm>;
export type Cost = z.infer<typeof cost>;

export interface Waiting {
  readonly orderId: string;
  readonly customer: string | null;
  readonly version: string;
  readonly published: boolean;
}

type By<Thing> = Readonly<Record<string, Thing>>;

export interface Documents {
  readonly attempts: readonly Attempt[];
  readonly storms: readonly Storm[];
  readonly costs: readonly Cost[];
  /** By orderId. */
  readonly orders: By<{ readonly customer: string; readonly phone: boolean }>;
  /** By eventId, like the two after it. */
  readonly outbox: By<Waiting>;
  readonly payments: By<z.infer<typeof payment>>;
  readonly parked: By<z.infer<typeof parked>>;
  readonly erasure: z.infer<typeof erasure> | null;
  /** The last order number before the challenge's starting line. */
  readonly line: number | null;
  readonly documents: readonly Stored[];
}

export const noDocuments: Documents = {
  attempts: [],
  storms: [],
  costs: [],
  orders: {},
  outbox: {},
  payments: {},
  parked: {},
  erasure: null,
  line: null,
  documents: [],
};

type Told = LabEvent & { type: 'document' };

const SHOWN = ['orders', 'outbox', 'payments', 'parked'];

export function foldDocument(state: Facts, event: Told): Facts {
  const shown = SHOWN.includes(event.collection) ? remember(state, event) : state;
  const change = changeOf(shown, event);
  return change ? { ...shown, ...change } : shown;
}

function remember(state: Facts, { collection, id, document, at }: Told): Facts {
  const others = state.documents.filter((one) => one.id !== id || one.collection !== collection);
  const documents = document ? [...others, { collection, id, document, at }] : others;
  return { ...state, documents: documents.slice(-RECENT_MAX) };
}

function changeOf(
  state: Facts,
  { collection, id, document }: Told,
): Partial<Documents> | undefined {
  switch (collection) {
    case 'orders': {
      const read = order.safeParse(document).data;
      const kept = read && { customer: read.customer, phone: read.phone !== undefined };
      return { orders: withOne(state.orders, id, kept) };
    }
    case 'outbox':
      return { outbox: withOne(state.outbox, id, toWaiting(document)) };
    case 'payments':
      return { payments: withOne(state.payments, id, payment.safeParse(document).data) };
    case 'parked':
      return { parked: withOne(state.parked, id, parked.safeParse(document).data) };
    case 'attempts':
      return { attempts: inList(state.attempts, attempt.safeParse(document).data) };
    case 'storms':
      return { storms: inList(state.storms, storm.safeParse(document).data) };
    case 'costs':
      return { costs: inList(state.costs, cost.safeParse(document).data) };
    case 'erasures':
      return { erasure: erasure.safeParse(document).data ?? state.erasure };
    case 'checks':
      return { line: lineOf(document) ?? state.line };
    default:
      return undefined;
  }
}

function toWaiting(document: unknown): Waiting | undefined {
  const read = outboxEvent.safeParse(document).data;
  if (!read) return undefined;
  return {
    orderId: read.aggregateid,
    customer: read.payload.customer ?? null,
    version: read.schemaVersion,
    published: read.publishedAt !== undefined,
  };
}

function lineOf(document: Told['document']): number | undefined {
  return typeof document?.after === 'number' ? document.after : undefined;
}

/** undefined takes it away. */
function withOne<Thing>(all: By<Thing>, id: string, thing: Thing | undefined): By<Thing> {
  if (thing !== undefined) return { ...all, [id]: thing };
  const { [id]: _gone, ...others } = all;
  return others;
}

function inList<Thing extends { readonly _id: number }>(
  all: readonly Thing[],
  one: Thing | undefined,
): readonly Thing[] {
  if (!one) return all;
  return [...all.filter(({ _id }) => _id !== one._id), one].sort((a, b) => a._id - b._id);
}
