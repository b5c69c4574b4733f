/**
 * What has become of each order of the lab `dual-write`: whether MongoDB and Kafka both know it.
 * An order whose two writes are still under way is called neither ghost nor orphan.
 */
import { latest } from '#lib/fold/latest.ts';
import type { Facts } from './model-facts.ts';
import { MANNERS, type Manner, numberOf, POINTS, type Point } from './names.ts';

/** `open`: not over yet, or not read back as far. */
export type Fate = 'both' | 'ghost' | 'orphan' | 'nowhere' | 'open';

export interface Note {
  readonly id: string;
  readonly n: number;
  readonly manner: Manner;
  readonly point: Point | null;
  readonly retries: number;
  readonly state: 'waiting' | 'answered' | 'unanswered';
  readonly died: boolean;
  readonly end: number | null;
}

type Known = Pick<Facts, 'orders' | 'events' | 'notes' | 'end' | 'told'>;

const STATES = ['waiting', 'answered', 'unanswered'] as const;

/** A document of `buyers`; undefined if somebody else wrote it. */
export function toNote(document: Readonly<Record<string, unknown>>): Note | undefined {
  const { _id, n, retries, end, died } = document;
  const manner = MANNERS.find((known) => known === document.manner);
  const state = STATES.find((known) => known === document.state);
  if (typeof _id !== 'string' || typeof n !== 'number' || !manner || !state) return undefined;
  return {
    ...{ id: _id, n, manner, state },
    point: POINTS.find((known) => known === document.point) ?? null,
    retries: typeof retries === 'number' ? retries : 0,
    died: died === true,
    end: typeof end === 'number' ? end : null,
  };
}

/** Its buyer no longer waits, and the log has been read back as far as it stood then. */
export const isOver = ({ end }: Pick<Facts, 'end'>, note: Note): boolean =>
  note.state !== 'waiting' && end >= (note.end ?? 0);

export function fateOf(state: Known, id: string): Fate {
  const saved = Object.hasOwn(state.orders, id);
  const published = Object.hasOwn(state.events, id);
  if (saved && published) return 'both';
  const note = state.notes[id];
  // An order of ours that its buyer has not told of yet is under way; a stranger's is not.
  if (note ? !isOver(state, note) : (numberOf(id) ?? 0) > state.told) return 'open';
  if (saved) return 'ghost';
  return published ? 'orphan' : 'nowhere';
}

export interface OrderColumn {
  readonly id: string;
  readonly fate: Fate;
  readonly customer: string | null;
  readonly saved: boolean;
  /** null: no record of it. */
  readonly offset: number | null;
  readonly note: Note | undefined;
}

type Read = (state: Facts) => readonly OrderColumn[];

/** One memory each: evidence that is drawn a little later must not drive out what is drawn now. */
function reading(): Read {
  const read = latest(columns);
  return ({ orders, events, notes, end, told }) => read(orders, events, notes, end, told);
}

function columns(
  orders: Facts['orders'],
  events: Facts['events'],
  notes: Facts['notes'],
  end: number,
  told: number,
): readonly OrderColumn[] {
  const known = { orders, events, notes, end, told };
  const ids = new Set([...Object.keys(orders), ...Object.keys(events), ...Object.keys(notes)]);
  return [...ids]
    .map((id) => ({
      id,
      fate: fateOf(known, id),
      customer: orders[id]?.customer ?? events[id]?.key ?? null,
      saved: Object.hasOwn(orders, id),
      offset: events[id]?.offset ?? null,
      note: notes[id],
    }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

/** Every order anybody knows of, in the order of their numbers; strangers come last. */
export const columnsOf: Read = reading();
/** The same for whoever draws an earlier state. */
export const columnsThen: Read = reading();

const rank = (id: string): number => numberOf(id) ?? Number.MAX_SAFE_INTEGER;

export interface Sets {
  readonly both: readonly string[];
  readonly ghosts: readonly string[];
  readonly orphans: readonly string[];
  /** Rupiah. */
  readonly paid: number;
  readonly shipped: number;
}

/** The three sets, and what the two differences are worth. */
export const setsOf = (state: Facts): Sets => sets(columnsOf(state), state.orders, state.events);

const sets = latest(
  (all: readonly OrderColumn[], orders: Facts['orders'], events: Facts['events']): Sets => {
    const of = (fate: Fate) => all.filter((one) => one.fate === fate).map(({ id }) => id);
    const [ghosts, orphans] = [of('ghost'), of('orphan')];
    return {
      both: of('both'),
      ...{ ghosts, orphans },
      paid: ghosts.reduce((sum, id) => sum + (orders[id]?.total ?? 0), 0),
      shipped: orphans.reduce((sum, id) => sum + (events[id]?.total ?? 0), 0),
    };
  },
);
