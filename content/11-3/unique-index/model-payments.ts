/**
 * What the two services left behind: payments, markers, refusals and the attempted index, as the
 * change stream tells them, and how each delivery ended. Documents are known by their _id, so one
 * that is told twice counts once.
 */
import type { LabEvent } from '#lib/events.ts';
import type { ConsumerName, Facts } from './model.ts';

/** Deliveries whose outcome is kept for the grids, and how many more before the oldest go. */
const OUTCOMES_MAX = 100;
const OUTCOMES_SPARE = 50;
/** Documents and refusals kept for the evidence; all of them are counted. */
export const RECENT_MAX = 60;

export type Outcome = 'inserted' | 'found' | 'refused';

export interface Payment {
  readonly id: string;
  readonly total: number;
  readonly offset: number | null;
  /** How many deliveries were in hand while this one was. */
  readonly handlers: number;
}

export interface Stored {
  readonly collection: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export interface PaidState {
  /** By eventId, every payment that stands in the database. */
  readonly payments: Readonly<Record<ConsumerName, Readonly<Record<string, readonly Payment[]>>>>;
  /** Markers of processed_events, by _id. */
  readonly markers: Readonly<Record<string, true>>;
  readonly refused: number;
  readonly refusals: readonly Stored[];
  /** The youngest documents of both sides. */
  readonly documents: readonly Stored[];
  /** The last attempt to build the unique index over the naive data. */
  readonly build: Stored | null;
  /** Whether an event stood there twice when it was tried: without that it proves nothing. */
  readonly builtOver: boolean;
  /** From the setting as it stands in the database: all of a wave at once. */
  readonly together: boolean;
  /** Where the log ended when the challenge's starting line was drawn. */
  readonly line: number | null;
}

export const noPaid: PaidState = {
  payments: { 'payment-naive': {}, payment: {} },
  markers: {},
  refused: 0,
  refusals: [],
  documents: [],
  build: null,
  builtOver: false,
  together: false,
  line: null,
};

const PAYMENTS: Readonly<Record<string, ConsumerName>> = {
  payments_naive: 'payment-naive',
  payments: 'payment',
};

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  const consumer = PAYMENTS[collection];
  if (consumer) return onPayment(state, event, consumer);
  if (collection === 'processed_events') {
    const { [id]: _known, ...others } = state.markers;
    return { ...state, markers: document === null ? others : { ...state.markers, [id]: true } };
  }
  if (document === null) return collection === 'refusals' ? onRefusalGone(state, id) : state;
  const stored = { collection, id, document, at };
  switch (collection) {
    case 'refusals':
      return onRefusal(state, stored);
    case 'index_builds':
      return { ...state, build: stored, builtOver: isDoubled(state) };
    case 'lab_settings':
      return id === 'delivery' ? { ...state, together: document.together === true } : state;
    case 'checks':
      return id === 'line' ? { ...state, line: toNumber(document.end) } : state;
    default:
      return state;
  }
}

const isDoubled = ({ payments }: Facts): boolean =>
  Object.values(payments['payment-naive']).some((all) => all.length > 1);

/** Somebody dropped a whole collection with tools of their own: its documents are gone at once. */
export function foldDropped(state: Facts, collection: string): Facts {
  const consumer = PAYMENTS[collection];
  if (consumer) {
    const documents = state.documents.filter((one) => one.collection !== collection);
    const payments = { ...state.payments, [consumer]: {} };
    return { ...state, payments, documents, outcomes: { ...state.outcomes, [consumer]: {} } };
  }
  if (collection === 'processed_events') return { ...state, markers: {} };
  return collection === 'refusals' ? { ...state, refused: 0, refusals: [] } : state;
}

function onPayment(
  state: Facts,
  { collection, id, document, at }: LabEvent & { type: 'document' },
  consumer: ConsumerName,
): Facts {
  const mine = state.payments[consumer];
  const set = (changed: Readonly<Record<string, readonly Payment[]>>) => ({
    ...state.payments,
    [consumer]: changed,
  });
  if (document === null) {
    const rest = Object.entries(mine).map(
      ([eventId, all]) => [eventId, all.filter((one) => one.id !== id)] as const,
    );
    const left = Object.fromEntries(rest.filter(([, all]) => all.length > 0));
    const documents = state.documents.filter((one) => one.id !== id);
    // Nobody waits for a payment that somebody took away.
    const gone = Object.values(mine).flatMap((all) => all.filter((one) => one.id === id));
    const own = Object.entries(state.outcomes[consumer]).filter(
      ([offset]) => !gone.some((one) => String(one.offset) === offset),
    );
    const outcomes = { ...state.outcomes, [consumer]: Object.fromEntries(own) };
    return { ...state, payments: set(left), documents, outcomes };
  }
  const eventId = String(document.eventId ?? 'null');
  const offset = offsetOf(document.from);
  const total = toNumber(document.total) ?? 0;
  const payment = { id, total, offset, handlers: toNumber(document.handlers) ?? 1 };
  const others = (mine[eventId] ?? []).filter((one) => one.id !== id);
  const documents = [...state.documents.filter((one) => one.id !== id)];
  documents.push({ collection, id, document, at });
  const next = {
    ...state,
    payments: set({ ...mine, [eventId]: [...others, payment] }),
    documents: documents.slice(-RECENT_MAX),
  };
  return offset === null ? next : withOutcomes(next, consumer, [[offset, 'inserted']]);
}

function onRefusal(state: Facts, stored: Stored): Facts {
  if (state.refusals.some(({ id }) => id === stored.id)) return state;
  const refusals = [...state.refusals, stored].slice(-RECENT_MAX);
  const next = { ...state, refused: state.refused + 1, refusals };
  const offset = toNumber(stored.document.offset);
  return offset === null ? next : withOutcomes(next, 'payment', [[offset, 'refused']]);
}

function onRefusalGone(state: Facts, id: string): Facts {
  const refusals = state.refusals.filter((one) => one.id !== id);
  return { ...state, refusals, refused: Math.max(0, state.refused - 1) };
}

/** What a program says of its own wave: sooner than the documents, and all there is of `found`. */
export function foldOutcomes(state: Facts, consumer: ConsumerName, data: unknown): Facts {
  if (!Array.isArray(data)) return state;
  const told = data.slice(0, OUTCOMES_MAX).flatMap((one: unknown): [number, Outcome][] => {
    if (typeof one !== 'object' || one === null) return [];
    if (!('offset' in one) || !('outcome' in one)) return [];
    const { offset, outcome } = one;
    return typeof offset === 'number' && isOutcome(outcome) ? [[offset, outcome]] : [];
  });
  return told.length > 0 ? withOutcomes(state, consumer, told) : state;
}

function withOutcomes(
  state: Facts,
  consumer: ConsumerName,
  told: readonly (readonly [number, Outcome])[],
): Facts {
  const merged: Record<number, Outcome> = { ...state.outcomes[consumer] };
  for (const [offset, outcome] of told) {
    // Read again after a crash, a delivery that was paid is refused: it stays the one that paid.
    if (merged[offset] !== 'inserted') merged[offset] = outcome;
  }
  const outcomes = { ...state.outcomes, [consumer]: youngest(merged) };
  return { ...state, outcomes };
}

/** Trimmed now and then only: it is asked for each document. Number-like names ascend. */
function youngest(outcomes: Readonly<Record<number, Outcome>>): Readonly<Record<number, Outcome>> {
  const offsets = Object.keys(outcomes);
  if (offsets.length <= OUTCOMES_MAX + OUTCOMES_SPARE) return outcomes;
  return Object.fromEntries(Object.entries(outcomes).slice(-OUTCOMES_MAX));
}

const isOutcome = (value: unknown): value is Outcome =>
  value === 'inserted' || value === 'found' || value === 'refused';

export const toNumber = (value: unknown): number | null =>
  typeof value === 'number' ? value : null;

export function offsetOf(from: unknown): number | null {
  if (typeof from !== 'object' || from === null || !('offset' in from)) return null;
  return toNumber(from.offset);
}
