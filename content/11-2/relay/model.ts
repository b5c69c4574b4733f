/**
 * What is known of the lab `relay`, folded from observed facts: the rows of the outbox, where each
 * relay has got to, and what stands in the three topics. Pure: server, browser and time line fold
 * the same.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import { foldLane, type Lane, noLane, repeatsIn } from './model-lanes.ts';
import { countsOf, live, measures, milestones } from './model-readings.ts';
import { foldDocument, noStored, type Stored } from './model-rows.ts';
import {
  CRASH_POINT,
  KINDS,
  type Kind,
  kindOf,
  kindOfTopic,
  RELAYS,
  type RelayName,
} from './names.ts';

/** The last row that a relay could not carry, and how often it has tried. */
export interface Refusal {
  readonly eventId: string;
  readonly type: string;
  readonly message: string;
  readonly times: number;
}

export interface Facts extends Shared, Stored {
  readonly lanes: Readonly<Record<Kind, Lane>>;
  /** Transactions that have written their row and not committed, by its id: their customers. */
  readonly open: Readonly<Record<string, string>>;
  readonly refusals: Readonly<Partial<Record<Kind, Refusal>>>;
  /** The last row that held up others, and how many: what was seen stays seen once it is put aside. */
  readonly held?: { readonly type: string; readonly behind: number };
  /** Deaths at the crash point, with how many repeats the topic held by then. */
  readonly deaths: readonly {
    readonly kind: Kind;
    readonly pid: number;
    readonly repeats: number;
  }[];
}

export type State = Facts & WithReached;

export const initial: Facts = {
  ...noShared,
  ...noStored,
  lanes: { cursor: noLane, flag: noLane, stream: noLane },
  open: {},
  refusals: {},
  deaths: [],
};

export function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range': {
      const kind = kindOfTopic(event.topic);
      if (!kind) return state;
      const lanes = { ...state.lanes, [kind]: foldLane(state.lanes[kind], event) };
      // Whatever held this relay up, it carries again.
      const next = event.type === 'records' ? withoutRefusal(state, kind) : state;
      return { ...next, lanes };
    }
    case 'document':
      return onDocument(state, event);
    case 'report':
      return onReport(state, event);
    case 'exited':
      return onExited(state, event);
    case 'started':
      return isRelay(event.name)
        ? withoutRefusal(foldShared(state, event), kindOf(event.name))
        : foldShared(state, event);
    default:
      return foldShared(state, event);
  }
}

export const isRelay = (name: string): name is RelayName => RELAYS.some((known) => known === name);

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const next = foldDocument(state, event);
  const { collection, id } = event;
  const [kind] = collection === 'outbox_parked' ? id.split(' ') : [];
  const of = KINDS.find((known) => known === kind);
  if (of) return withoutRefusal(next, of);
  if (collection !== 'outbox' || state.open[id] === undefined) return next;
  // It is visible, so its transaction has committed.
  const { [id]: _committed, ...open } = state.open;
  return { ...next, open };
}

const openReport = z.object({ eventId: z.string(), customer: z.string() });
const refusedReport = z.object({
  eventId: z.nullable(z.string()),
  type: z.nullable(z.string()),
  message: z.string(),
});

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (kind === 'open') {
    const { eventId, customer } = openReport.parse(data);
    return { ...state, open: { ...state.open, [eventId]: customer } };
  }
  if (kind !== 'refused' || !isRelay(name)) return state;
  const { eventId, type, message } = refusedReport.parse(data);
  // Without a type it isn't about the row: broker or database did not answer.
  if (eventId === null || type === null) return state;
  const of = kindOf(name);
  const before = state.refusals[of];
  const times = before?.eventId === eventId ? before.times + 1 : 1;
  const refusals = { ...state.refusals, [of]: { eventId, type, message, times } };
  const next = { ...state, refusals };
  const { behind } = countsOf(next);
  return of === 'flag' && behind > 0 ? { ...next, held: { type, behind } } : next;
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  const { name, pid, crashPoint } = event;
  if (isAlive(next, name)) return next;
  if (!isRelay(name)) return { ...next, open: {} };
  const kind = kindOf(name);
  const quiet = withoutRefusal(next, kind);
  if (crashPoint !== CRASH_POINT) return quiet;
  const death = { kind, pid, repeats: repeatsIn(state.lanes[kind]) };
  return { ...quiet, deaths: [...state.deaths, death].slice(-20) };
}

function withoutRefusal(state: Facts, kind: Kind): Facts {
  if (!state.refusals[kind]) return state;
  const { [kind]: _gone, ...refusals } = state.refusals;
  return { ...state, refusals };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
