/**
 * What stands in the database: what each order was charged by each group, where each series began,
 * which signals were sent, and where a program stands still. Known by their _id, so a document that
 * is told twice counts once.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { timeOf } from '#lib/fold/fields.ts';
import { type Shelves, withIn } from '#lib/fold/shelves.ts';
import type { Facts } from './model.ts';
import { CONSUMERS, type ConsumerName, PLACES, type Place, SIGNALS } from './names.ts';

/** Signals kept; a run of ten series has some thirty. */
const SIGNALS_MAX = 100;

/** What one group has charged for one order. */
export interface Paid {
  readonly orderId: string;
  readonly offset: number;
  /** Rupiah. */
  readonly charged: number;
  readonly times: number;
  readonly pids: readonly number[];
}

export interface Signal {
  readonly id: string;
  readonly group: ConsumerName;
  readonly signal: (typeof SIGNALS)[number];
  readonly committed: number | null;
  readonly end: number;
  readonly place: Place | null;
  /** Where it stood still; null: it was met at work. */
  readonly offset: number | null;
  /** ms. */
  readonly at: number;
}

export interface StoredState {
  /** By orderId, in shelves: a hundred charges a second must not copy a thousand each. */
  readonly paid: Readonly<Record<ConsumerName, Shelves<Paid>>>;
  /** When the database last told of a charge, ms. */
  readonly paidAt: number | null;
  /** First offset of each series, ascending. */
  readonly series: readonly number[];
  readonly signals: readonly Signal[];
  readonly standings: Readonly<Partial<Record<ConsumerName, Standing>>>;
}

export interface Standing {
  readonly pid: number;
  readonly place: Place;
  readonly offset: number;
}

export const noStored: StoredState = {
  paid: { 'payment-batch': {}, 'payment-record': {}, 'payment-before': {} },
  paidAt: null,
  series: [],
  signals: [],
  standings: {},
};

const payment = z.object({
  group: z.enum(CONSUMERS),
  orderId: z.string(),
  offset: z.number(),
  charged: z.number(),
  times: z.number(),
  pids: z.array(z.number()),
});

const signal = z.object({
  group: z.enum(CONSUMERS),
  signal: z.enum(SIGNALS),
  committed: z.nullable(z.number()),
  end: z.number(),
  place: z.nullable(z.enum(PLACES)),
  offset: z.nullable(z.number()),
});

const standing = z.object({ pid: z.number(), place: z.enum(PLACES), offset: z.number() });

type DocumentEvent = LabEvent & { type: 'document' };

export function foldDocument(state: Facts, event: DocumentEvent): Facts {
  switch (event.collection) {
    case 'payments':
      return onPayment(state, event);
    case 'signals':
      return onSignal(state, event);
    case 'standings':
      return onStanding(state, event);
    case 'series':
      return onSeries(state, event);
    default:
      return state;
  }
}

function onPayment(state: Facts, { id, document, at }: DocumentEvent): Facts {
  const [name, orderId = ''] = id.split('/');
  const group = CONSUMERS.find((known) => known === name);
  const told = payment.safeParse(document).data;
  if (!group || (document !== null && !told)) return state;
  const paid = withIn(state.paid[group], orderId, told && paidOf(told));
  return { ...state, paidAt: at, paid: { ...state.paid, [group]: paid } };
}

const paidOf = ({ group: _group, ...paid }: z.infer<typeof payment>): Paid => paid;

function onSignal(state: Facts, { id, document, at }: DocumentEvent): Facts {
  const others = state.signals.filter((one) => one.id !== id);
  const told = signal.safeParse(document).data;
  if (!told) return { ...state, signals: others };
  const sent = { id, ...told, at: timeOf(document?.at) ?? at };
  const signals = [...others, sent].sort(byTime).slice(-SIGNALS_MAX);
  return { ...state, signals };
}

/** Those of one millisecond stand by their id: told again, they come in any order. */
const byTime = (a: Signal, b: Signal): number => a.at - b.at || (a.id < b.id ? -1 : 1);

function onStanding(state: Facts, { id, document }: DocumentEvent): Facts {
  const group = CONSUMERS.find((known) => known === id);
  if (!group) return state;
  const { [group]: _before, ...others } = state.standings;
  const told = standing.safeParse(document).data;
  return { ...state, standings: told ? { ...others, [group]: told } : others };
}

function onSeries(state: Facts, { id, document }: DocumentEvent): Facts {
  const first = Number(id);
  if (!Number.isSafeInteger(first)) return state;
  const others = state.series.filter((one) => one !== first);
  const series = document === null ? others : [...others, first].sort((a, b) => a - b);
  return { ...state, series };
}

/** Somebody dropped a whole collection with tools of their own: its documents are gone at once. */
export function foldDropped(state: Facts, collection: string): Facts {
  switch (collection) {
    case 'payments':
      return { ...state, paid: noStored.paid };
    case 'signals':
      return { ...state, signals: [] };
    case 'series':
      return { ...state, series: [] };
    case 'standings':
      return { ...state, standings: {} };
    default:
      return state;
  }
}
