/**
 * What became of each order in each of the three services: its marker, its payments. Documents are
 * known by their _id, so one that is told twice counts once.
 */
import * as z from 'zod/mini';
import type { LabEvent, LogRecord } from '#lib/events.ts';
import { everyIn, findIn, type Shelves, withIn } from '#lib/fold/shelves.ts';
import { COLLECTIONS, CONSUMERS, type ConsumerName } from './names.ts';

/** Documents kept whole for the evidence; all of them are counted. */
const RECENT_MAX = 60;

/** One order as the log has it. */
export interface Ordered {
  readonly customer: string | null;
  /** Rupiah. */
  readonly total: number;
  /** Offset of its first delivery. */
  readonly offset: number;
}

export interface Effect {
  readonly id: string;
  /** Rupiah. */
  readonly total: number;
}

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
}

type Each<Thing> = Readonly<Record<ConsumerName, Thing>>;

export interface Fated {
  readonly ordered: Shelves<Ordered>;
  /** Every eventId once, in the order of the log. */
  readonly ids: readonly string[];
  /** Next offset to be counted into `ordered`. */
  readonly counted: number;
  /** By eventId: the _id of its marker. */
  readonly markers: Each<Shelves<string>>;
  /** By eventId: every payment that stands in the database. */
  readonly effects: Each<Shelves<readonly Effect[]>>;
  readonly documents: readonly Stored[];
}

const each = <Thing>(thing: Thing): Each<Thing> => ({
  ...{ 'payment-marker': thing, 'payment-effect': thing, payment: thing },
});

export const noFates: Fated = {
  ...{ ordered: {}, ids: [], counted: 0, documents: [] },
  ...{ markers: each({}), effects: each({}) },
};

export function foldOrders<State extends Fated>(
  state: State,
  event: LabEvent & { type: 'records' | 'range' },
): State {
  if (event.type !== 'records') return state;
  const fresh = event.records.filter(({ offset, control }) => offset >= state.counted && !control);
  const last = fresh.at(-1);
  if (!last) return state;
  let { ordered } = state;
  const ids = [...state.ids];
  for (const record of fresh) {
    const { eventId } = record.headers;
    if (eventId === undefined || findIn(ordered, eventId)) continue;
    const { key: customer, offset } = record;
    ordered = withIn(ordered, eventId, { customer, total: totalOf(record), offset });
    ids.push(eventId);
  }
  return { ...state, ordered, ids, counted: last.offset + 1 };
}

/** The order's price; what is no order costs nothing. */
function totalOf({ value }: LogRecord): number {
  const found = /"total":(\d{1,9})[,}]/.exec(value);
  return Number(found?.[1] ?? 0);
}

const markerSchema = z.object({ consumer: z.string(), eventId: z.string() });
const paymentSchema = z.object({
  consumer: z.string(),
  eventId: z.string(),
  total: z.optional(z.number()),
});

export const isConsumer = (name: string): name is ConsumerName =>
  CONSUMERS.some((known) => known === name);

export function foldMarker<State extends Fated>(
  state: State,
  { id, document }: LabEvent & { type: 'document' },
): State {
  if (document === null) return { ...state, markers: without(state.markers, id) };
  const { consumer, eventId } = markerSchema.parse(document);
  const next = withDocument(state, COLLECTIONS.markers, id, document);
  if (!isConsumer(consumer)) return next;
  const own = withIn(state.markers[consumer], eventId, id);
  return { ...next, markers: { ...state.markers, [consumer]: own } };
}

/** Somebody took a marker away with tools of their own: only its _id is told. */
function without(markers: Fated['markers'], id: string): Fated['markers'] {
  for (const name of CONSUMERS) {
    const found = everyIn(markers[name]).find(([, one]) => one === id);
    if (found) return { ...markers, [name]: withIn(markers[name], found[0], undefined) };
  }
  return markers;
}

export function foldPayment<State extends Fated>(
  state: State,
  { id, document }: LabEvent & { type: 'document' },
): State {
  if (document === null) {
    const documents = state.documents.filter((one) => one.id !== id);
    return { ...state, documents, effects: withoutEffect(state.effects, id) };
  }
  const { consumer, eventId, total = 0 } = paymentSchema.parse(document);
  const next = withDocument(state, COLLECTIONS.payments, id, document);
  if (!isConsumer(consumer)) return next;
  const before = findIn(state.effects[consumer], eventId) ?? [];
  const all = [...before.filter((one) => one.id !== id), { id, total }];
  const own = withIn(state.effects[consumer], eventId, all);
  return { ...next, effects: { ...state.effects, [consumer]: own } };
}

function withoutEffect(effects: Fated['effects'], id: string): Fated['effects'] {
  for (const name of CONSUMERS) {
    const found = everyIn(effects[name]).find(([, all]) => all.some((one) => one.id === id));
    if (!found) continue;
    const left = found[1].filter((one) => one.id !== id);
    const own = withIn(effects[name], found[0], left.length > 0 ? left : undefined);
    return { ...effects, [name]: own };
  }
  return effects;
}

function withDocument<State extends Fated>(
  state: State,
  collection: string,
  id: string,
  document: Readonly<Record<string, unknown>>,
): State {
  const others = state.documents.filter((one) => one.id !== id);
  return { ...state, documents: [...others, { collection, id, document }].slice(-RECENT_MAX) };
}

/** A whole collection was dropped with tools of somebody's own: it is empty at once. */
export function foldDropped<State extends Fated>(state: State, collection: string): State {
  const documents = state.documents.filter((one) => one.collection !== collection);
  if (collection === COLLECTIONS.payments) return { ...state, documents, effects: each({}) };
  return collection === COLLECTIONS.markers ? { ...state, documents, markers: each({}) } : state;
}
