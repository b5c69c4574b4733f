/**
 * The run as this browser holds it: a base state, the events after it, the folded live state, and
 * a place on the time line. Pure, so that stepping back is the same fold as going forward.
 */
import type { LabEvent } from '#lib/events.ts';
import type { Continuation, Snapshot } from '#lib/realtime/protocol.ts';

type Reduce = (state: unknown, event: LabEvent) => unknown;

export interface History {
  readonly epoch: string;
  readonly run: number;
  readonly base: { readonly seq: number; readonly state: unknown };
  readonly events: readonly LabEvent[];
  readonly live: unknown;
  /** null: now. Otherwise how many of `events` are folded in, 0 to their number. */
  readonly cursor: number | null;
}

/** Enough for the lab whose server keeps most (`LabLimits.history`, and a quarter more). */
const EVENTS_MAX = 3000;
/** A burst is few events with many records; those are bounded as well. */
const RECORDS_MAX = 20_000;

export function fromSnapshot(reduce: Reduce, { epoch, run, base, events }: Snapshot): History {
  const live = events.reduce(reduce, base.state);
  return { epoch, run, base, events, live, cursor: null };
}

/** Adds what follows; undefined when something between is missing, or it is another story. */
export function extend(reduce: Reduce, history: History, next: Continuation): History | undefined {
  const seq = lastSeq(history);
  if (next.epoch !== history.epoch || next.from > seq + 1) return undefined;
  // What came twice (a join and its stream may overlap) is taken once.
  const fresh = next.events.slice(seq + 1 - next.from);
  if (fresh.length === 0) return history;
  const live = fresh.reduce(reduce, history.live);
  return bounded(reduce, { ...history, live, events: [...history.events, ...fresh] });
}

export const lastSeq = ({ base, events }: History): number => base.seq + events.length;

/** The state at the cursor. */
export function stateAt(reduce: Reduce, { base, events, live, cursor }: History): unknown {
  return cursor === null ? live : events.slice(0, cursor).reduce(reduce, base.state);
}

/** `to` may be the last event: then the view stands still there while new ones arrive. */
export function seek(history: History, to: number | null): History {
  const cursor = to === null ? null : Math.min(history.events.length, Math.max(0, to));
  return { ...history, cursor };
}

function bounded(reduce: Reduce, history: History): History {
  const { events } = history;
  let drop = Math.max(0, events.length - EVENTS_MAX);
  let records = events.slice(drop).reduce((sum, event) => sum + weight(event), 0);
  while (records > RECORDS_MAX && drop < events.length) {
    records -= weight(events[drop]);
    drop += 1;
  }
  if (drop === 0) return history;
  const state = events.slice(0, drop).reduce(reduce, history.base.state);
  const cursor = history.cursor === null ? null : Math.max(0, history.cursor - drop);
  const base = { seq: history.base.seq + drop, state };
  return { ...history, base, cursor, events: events.slice(drop) };
}

const weight = (event: LabEvent | undefined): number =>
  event?.type === 'records' ? event.records.length : 0;
