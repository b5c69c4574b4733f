/**
 * What is known of the lab `keys`, folded from observed facts: what stands in each partition, how
 * the view has handled it, and what was measured of the keys. Pure: server, browser and time line
 * fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, isAlive, noShared, type Shared } from '#lib/fold/shared.ts';
import {
  foldPartitions,
  noTopicGroup,
  type Partitions,
  type TopicGroup,
  withoutReads,
  withPosition,
} from '#lib/fold/topic.ts';
import { foldOrders, foldView, noOrders, type OrderCounts, type View } from './model-orders.ts';
import { live, measures, milestones } from './model-readings.ts';

export const TOPIC = 'pesanan';
export const GROUP = 'status-view';
export const SENDER = 'order-service';
export const METER = 'key-meter';
export const PARTITIONS = 3;
/** Orders of one press in the text. */
export const ORDERS = 6;

/** What may be asked for. Named in the message that refuses more. */
export const LIMITS = {
  orders: { min: 1, max: 200 },
  keys: { min: 100, max: 10_000 },
  /** Of the topic; of a measurement the least is 1. */
  partitions: { min: PARTITIONS + 1, max: 6 },
  measured: { min: 1, max: 12 },
  /** Records of one run. */
  run: 3000,
} as const;

/** How one record's work is paced: partition 0 held back, or all alike; ms. */
export const PACES = {
  slow: { firstMs: 400, otherMs: 0 },
  even: { firstMs: 5, otherMs: 5 },
} as const;

export type Pace = keyof typeof PACES;

export interface Move {
  readonly id: string;
  readonly keys: number;
  readonly from: number;
  readonly to: number;
  readonly moved: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly cast: readonly { readonly key: string; readonly from: number; readonly to: number }[];
}

export interface Facts extends Shared, OrderCounts {
  readonly partitions: Partitions;
  readonly group: TopicGroup;
  readonly viewsAt: number | null;
  /** Orders that are placed and not paid yet. */
  readonly open: Readonly<Record<string, true>>;
  readonly moves: readonly Move[];
  readonly measuring: boolean;
  /** The last measurement came to nothing: broker or database did not go along. */
  readonly unmeasured: boolean;
}

export type State = Facts & WithReached;

const MOVES_MAX = 20;

const initial: Facts = {
  ...noShared,
  ...noOrders,
  partitions: {},
  group: noTopicGroup,
  viewsAt: null,
  open: {},
  moves: [],
  measuring: false,
  unmeasured: false,
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range': {
      if (event.topic !== TOPIC) return state;
      const next = { ...state, partitions: foldPartitions(state.partitions, event) };
      return event.type === 'records' ? foldOrders(next, event) : next;
    }
    case 'committed': {
      if (event.topic !== TOPIC || event.group !== GROUP) return state;
      const group = withPosition(state.group, event.partition, { committed: event.offset });
      return { ...state, group };
    }
    case 'group': {
      if (event.group !== GROUP) return state;
      const { generation, members } = event;
      return { ...state, group: { ...state.group, generation, members } };
    }
    case 'document':
      return onDocument(state, event);
    case 'report':
      return onReport(state, event);
    case 'exited':
      return onExited(foldShared(state, event), event.name);
    default:
      return foldShared(state, event);
  }
}

function onExited(state: Facts, name: string): Facts {
  if (isAlive(state, name)) return state;
  if (name === METER) return { ...state, measuring: false };
  return name === GROUP ? { ...state, group: withoutReads(state.group) } : state;
}

function onReport(state: Facts, event: LabEvent & { type: 'report' }): Facts {
  const { name, pid, kind, data } = event;
  // A report may be read only after its sender's death, or after the next process began.
  if (state.processes[name]?.pid !== pid || !isAlive(state, name)) return state;
  if (name === METER) {
    return { ...state, measuring: kind === 'measuring', unmeasured: kind === 'not-measured' };
  }
  if (name !== GROUP || kind !== 'read') return state;
  const { partition, offset } = data as { partition?: unknown; offset?: unknown };
  if (typeof partition !== 'number' || typeof offset !== 'number') return state;
  return { ...state, group: withPosition(state.group, partition, { read: offset + 1 }) };
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  if (collection === 'order_status') {
    return { ...foldView(state, id, toView(document)), viewsAt: at };
  }
  if (collection === 'open_orders') {
    const { [id]: _before, ...others } = state.open;
    return { ...state, open: document ? { ...others, [id]: true } : others };
  }
  if (collection !== 'key_moves' || document === null) return state;
  const move = { ...(document as unknown as Omit<Move, 'id'>), id };
  const others = state.moves.filter((known) => known.id !== id);
  return { ...state, moves: [...others, move].slice(-MOVES_MAX) };
}

function toView(document: Readonly<Record<string, unknown>> | null): View | undefined {
  const { state, seen, even } = document ?? {};
  if (typeof state !== 'string' || !Array.isArray(seen)) return undefined;
  return { state, seen: seen.map(String), even: even === true };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
