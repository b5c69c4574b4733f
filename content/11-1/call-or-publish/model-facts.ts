/**
 * The facts of the lab `call-or-publish`, as the observers tell them: what was published, who had
 * to ask for it, what became of it while nobody answered, and how old a copy was.
 */
import * as z from 'zod/mini';
import type { LabEvent } from '#lib/events.ts';
import {
  foldGroup,
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
  withGroup,
} from '#lib/fold/log.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import {
  type Asked,
  askedReport,
  type Change,
  changeSchema,
  type Kept,
  type Refusal,
  refusalReport,
  type Series,
  seriesSchema,
} from './model-told.ts';
import { CONSUMERS, type Consumer, copySchema, seriesOf } from './order-state.ts';

export const TOPIC = 'pesanan';
export const ORDERS = 'order-service';
/** What notification stores: its effects, and its copies of the orders. */
export const COPIES = 'notifications';
/** Orders of one series, and records that one run holds. Named in the message that refuses more. */
export const COUNT = 20;
export const RUN_MAX = 600;
const ASKED_MAX = 20;
const KEPT_MAX = 60;

export interface Facts extends Shared, PartitionState {
  readonly groups: Readonly<Record<Consumer, GroupState>>;
  readonly series: readonly Series[];
  /** Answered questions, by series and asker: `"3 payment"`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Effects of notification, by series. */
  readonly handled: Readonly<Record<number, number>>;
  readonly kept: readonly Kept[];
  readonly keptAt: number | null;
  /** Who is waiting for an answer that does not come. */
  readonly refusals: Readonly<Partial<Record<Consumer, Refusal>>>;
  /** The last change of an order, and the last that its copy has caught up with. */
  readonly change: Change | null;
  readonly caught: { readonly change: Change; readonly ms: number } | null;
  readonly asked: readonly Asked[];
  /** While the order service lies killed: how far the first of the three had got by then. */
  readonly death: { readonly committed: number } | null;
  /** What a killed order service first meant for thin events, and for full ones. */
  readonly stuck: { readonly lag: number; readonly reason: string } | null;
  readonly carried: { readonly series: number } | null;
  /** After being stuck, everything was handled. */
  readonly resumed: boolean;
}

const groups = Object.fromEntries(CONSUMERS.map((name) => [name, noGroup]));

export const initial: Facts = {
  ...noShared,
  ...noPartition,
  groups: groups as Facts['groups'],
  series: [],
  calls: {},
  handled: {},
  kept: [],
  keptAt: null,
  refusals: {},
  change: null,
  caught: null,
  asked: [],
  death: null,
  stuck: null,
  carried: null,
  resumed: false,
};

export const lagOf = ({ groups, low, end }: Facts, name: Consumer): number =>
  Math.max(0, end - Math.max(groups[name].committed ?? 0, low));

/** The smallest and the greatest lag of the three. */
export const lagsOf = (state: Facts): { readonly least: number; readonly most: number } => {
  const lags = CONSUMERS.map((name) => lagOf(state, name));
  return { least: Math.min(...lags), most: Math.max(...lags) };
};

export const callsOf = ({ calls }: Facts, series: number): number =>
  CONSUMERS.reduce((sum, name) => sum + (calls[`${series} ${name}`] ?? 0), 0);

export function reduce(state: Facts, event: LabEvent): Facts {
  return noteFate(step(state, event));
}

function step(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'document':
      return onDocument(state, event);
    case 'dropped':
      return event.collection === COPIES ? { ...state, handled: {}, kept: [] } : state;
    case 'report':
      return onReport(state, event);
    case 'started':
      return onStarted(state, event);
    case 'exited':
      return onExited(state, event);
    case 'ready':
    case 'stack':
    case 'needs':
    case 'progress':
    case 'seam':
      return foldShared(state, event);
    case 'oplog':
    case 'files':
      return state;
    default:
      event satisfies never;
      return state;
  }
}

const isConsumer = (name: string): name is Consumer => CONSUMERS.some((known) => known === name);

function onStarted(state: Facts, event: LabEvent & { type: 'started' }): Facts {
  const next = foldShared(state, event);
  return event.name === ORDERS ? { ...next, death: null } : next;
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  if (isAlive(next, event.name)) return next;
  if (isConsumer(event.name)) {
    const refusals = { ...next.refusals };
    delete refusals[event.name];
    return withGroup({ ...next, refusals }, event.name, { read: null });
  }
  if (event.name !== ORDERS || event.reason !== 'killed') return next;
  return { ...next, death: { committed: next.end - lagsOf(next).least } };
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data, at } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name) || !isConsumer(name)) {
    return state;
  }
  if (kind === 'read') {
    const { offset } = z.object({ offset: z.int() }).parse(data);
    return withGroup(state, name, { read: offset + 1 });
  }
  if (kind === 'unanswered') {
    const refusals = { ...state.refusals, [name]: refusalReport.parse(data) };
    return { ...state, refusals };
  }
  if (kind !== 'asked') return state;
  const answer = askedReport.parse(data);
  const { orderId, told, changedAt } = state.change ?? {};
  const own = orderId === answer.orderId && changedAt !== undefined;
  const asked: Asked = {
    ...answer,
    at,
    dead: !isAlive(state, ORDERS),
    change: own ? { told: told === true, changedAt } : null,
  };
  return { ...state, asked: [...state.asked, asked].slice(-ASKED_MAX) };
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, op, document } = event;
  if (collection === COPIES) return onCopy(state, event);
  if (document === null) return state;
  if (collection === 'series' && op === 'insert') {
    const series = [...state.series, seriesSchema.parse({ ...document, id: Number(id) })];
    return { ...state, series: series.sort((a, b) => a.id - b.id) };
  }
  if (collection === 'calls') {
    const { answered } = z.object({ answered: z.int() }).parse(document);
    return { ...state, calls: { ...state.calls, [id]: answered } };
  }
  if (collection !== 'orders') return state;
  const change = changeSchema.safeParse({ ...document, orderId: id }).data;
  // Also when the collection is read anew: the latest change is the one that counts.
  if (!change || change.changedAt < (state.change?.changedAt ?? 0)) return state;
  return { ...state, change };
}

function onCopy(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { id, op, document, at } = event;
  const others = state.kept.filter((one) => one.orderId !== id);
  const series = seriesOf(id);
  const count = state.handled[series] ?? 0;
  const known = others.length < state.kept.length;
  if (document === null) {
    const handled = { ...state.handled, [series]: Math.max(0, count - 1) };
    return op === 'delete' ? { ...state, kept: others, handled, keptAt: at } : state;
  }
  const copy = copySchema.parse(document);
  const fresh = op === 'insert' && !known;
  return {
    ...state,
    kept: [...others, { orderId: id, ...copy }].slice(-KEPT_MAX),
    keptAt: at,
    handled: fresh ? { ...state.handled, [series]: count + 1 } : state.handled,
  };
}

/** What can be said only of several facts together. */
function noteFate(state: Facts): Facts {
  const { change, caught, death } = state;
  const { least, most } = lagsOf(state);
  let next = state;
  if (change?.told && caught?.change !== change) {
    const copy = state.kept.find(({ orderId }) => orderId === change.orderId);
    if (copy && copy.version >= change.version) {
      const ms = Math.max(0, copy.copiedAt - change.changedAt);
      next = { ...next, caught: { change, ms } };
    }
  }
  // Nothing is published while it is dead: the last series is the one in question.
  const series = state.series.at(-1);
  if (death && series && state.stuck === null && series.form === 'thin' && least > 0) {
    const [first, ...others] = CONSUMERS.map((name) => state.refusals[name]);
    if (first && others.every(Boolean)) {
      next = { ...next, stuck: { lag: least, reason: first.reason } };
    }
  }
  if (death && series && state.carried === null && series.form === 'full' && most === 0) {
    const whole = (state.handled[series.id] ?? 0) >= series.count;
    const after = state.end - death.committed >= series.count;
    const alone = after && callsOf(state, series.id) === 0;
    if (whole && alone) next = { ...next, carried: { series: series.id } };
  }
  if (!state.resumed && state.stuck && most === 0 && isAlive(state, ORDERS)) {
    next = { ...next, resumed: true };
  }
  return next;
}
