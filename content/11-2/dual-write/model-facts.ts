/**
 * What is known of the lab `dual-write`, folded from observed facts: which orders stand in MongoDB,
 * which in Kafka, what each buyer was told, and how the program died. Neither side is ever counted
 * by a press. Pure: server, browser and time line fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { type Note, toNote } from './model-fates.ts';
import { BUYERS, ORDERS, TOPIC, WRITER } from './names.ts';
import { orderOf } from './order.ts';

/** Deaths kept for the evidence. */
const DEATHS_MAX = 60;

export interface SavedOrder {
  readonly customer: string | null;
  /** Rupiah. */
  readonly total: number;
  readonly document: Readonly<Record<string, unknown>>;
  readonly at: number;
}

export interface Published {
  readonly offset: number;
  readonly key: string | null;
  readonly total: number;
  /** How many records carry this order. */
  readonly copies: number;
}

export interface Death {
  readonly pid: number;
  readonly signal: string | null;
  readonly code: number | null;
  readonly point: string | null;
  /** What the program had in hand, by its own last word. */
  readonly orderId: string | null;
  readonly at: number;
}

/** What one process tried of one order, by its own report. */
export interface Tries {
  readonly save: number;
  readonly publish: number;
}

export interface Facts extends Shared, PartitionState {
  /** By orderId. */
  readonly orders: Readonly<Record<string, SavedOrder>>;
  readonly events: Readonly<Record<string, Published>>;
  readonly notes: Readonly<Record<string, Note>>;
  readonly tries: Readonly<Record<string, Tries>>;
  /** The greatest number that the buyers' book has told of. */
  readonly told: number;
  /** Next offset to be counted into `events`. */
  readonly counted: number;
  /** The order that the living program has in hand or had last. */
  readonly inHand: string | null;
  readonly deaths: readonly Death[];
  /** The challenge counts orders with a greater number. */
  readonly line: number | null;
}

export const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...{ orders: {}, events: {}, notes: {}, tries: {} },
  ...{ told: 0, counted: 0, inHand: null, deaths: [], line: null },
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? foldEvents(state, event) : state;
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    case 'report':
      return foldReport(state, event);
    case 'exited':
      return foldExit(state, event);
    default:
      return foldShared(state, event);
  }
}

function foldEvents(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const next = { ...state, ...foldPartition(state, event) };
  if (event.type === 'range') return next;
  const events = { ...state.events };
  let { counted } = state;
  for (const { offset, key, value, control } of event.records) {
    if (offset < counted) continue;
    counted = offset + 1;
    const order = control ? undefined : orderOf(value);
    if (!order) continue;
    const known = events[order.orderId];
    events[order.orderId] = known
      ? { ...known, copies: known.copies + 1 }
      : { offset, key, total: order.total, copies: 1 };
  }
  return { ...next, events, counted };
}

function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  if (collection === ORDERS) {
    if (document === null) return { ...state, orders: without(state.orders, id) };
    const { customer, total } = document;
    const saved = {
      customer: typeof customer === 'string' ? customer : null,
      total: typeof total === 'number' ? total : 0,
      ...{ document, at },
    };
    return { ...state, orders: { ...state.orders, [id]: saved } };
  }
  if (collection === BUYERS) {
    const note = document === null ? undefined : toNote(document);
    if (!note) return { ...state, notes: without(state.notes, id) };
    const told = Math.max(state.told, note.n);
    return { ...state, told, notes: { ...state.notes, [id]: note } };
  }
  if (collection === 'checks' && id === 'line') {
    return { ...state, line: typeof document?.n === 'number' ? document.n : null };
  }
  return state;
}

/** Somebody dropped a whole collection with tools of their own. */
function foldDropped(state: Facts, collection: string): Facts {
  if (collection === ORDERS) return { ...state, orders: {} };
  return collection === BUYERS ? { ...state, notes: {} } : state;
}

function without<Thing>(
  things: Readonly<Record<string, Thing>>,
  id: string,
): Readonly<Record<string, Thing>> {
  const { [id]: _gone, ...others } = things;
  return others;
}

function foldReport(state: Facts, { name, pid, kind, data }: LabEvent & { type: 'report' }): Facts {
  // A report may be read only after the next process began.
  if (name !== WRITER || state.processes[name]?.pid !== pid) return state;
  const orderId = fieldOf(data, 'orderId');
  if (orderId === undefined) return state;
  if (kind === 'begun') {
    const tries = { ...state.tries, [orderId]: { save: 0, publish: 0 } };
    return { ...state, tries, inHand: orderId };
  }
  const write = fieldOf(data, 'write');
  const known = state.tries[orderId];
  if (kind !== 'trying' || !known || (write !== 'save' && write !== 'publish')) return state;
  const tried = { ...known, [write]: known[write] + 1 };
  return { ...state, tries: { ...state.tries, [orderId]: tried } };
}

function fieldOf(data: unknown, name: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function foldExit(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  const { name, pid, signal, code, crashPoint, reason, at } = event;
  if (next === state || name !== WRITER) return next;
  // The server puts programs to sleep and takes them along when it ends: nobody died of a press.
  if (reason === 'idle' || reason === 'asked') return { ...next, inHand: null };
  const hand = state.inHand;
  const open = hand !== null && state.notes[hand]?.state !== 'answered';
  const death = { pid, signal, code, point: crashPoint ?? null, orderId: open ? hand : null, at };
  return { ...next, inHand: null, deaths: [...state.deaths, death].slice(-DEATHS_MAX) };
}
