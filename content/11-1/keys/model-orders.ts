/**
 * Where the states of each order stand, and how the view handled them, counted send by send as the
 * facts come in: a press of two hundred orders is two thousand facts, and none of them may cost a
 * look at all the others. Pure.
 */
import type { LabEvent, LogRecord } from '#lib/events.ts';
import { findIn, type Shelves, withIn } from '#lib/fold/shelves.ts';
import {
  isRising,
  type KeyChoice,
  LAST_STATE,
  type OrderState,
  parseStatus,
  STATES,
} from './status.ts';

export interface Place {
  readonly partition: number;
  readonly offset: number;
}

export interface OrderFacts {
  readonly customer: string;
  readonly send: number;
  readonly by: KeyChoice;
  readonly places: Readonly<Partial<Record<OrderState, Place>>>;
}

/** What the view says of an order: its state, and the states in the order it handled them. */
export interface View {
  readonly state: string;
  readonly seen: readonly string[];
  /** Handled while all partitions were read at one pace. */
  readonly even: boolean;
}

export interface SendFacts {
  readonly by: KeyChoice;
  readonly orders: number;
  /** Orders whose states don't stand in one partition in their order: by the log. */
  readonly inverted: number;
  /** Orders whose states the view handled in another order: by its documents. */
  readonly misread: number;
  /** Orders that were sent off and that the view shows in an earlier state. */
  readonly wrong: number;
  /** Orders with all their states in the log, and those the view has handled to the end. */
  readonly complete: number;
  readonly viewed: number;
  /** Of those, the ones handled while partition 0 was held back. */
  readonly slowly: number;
  /** Records by partition. */
  readonly shares: Readonly<Record<number, number>>;
}

export interface OrderCounts {
  /** By orderId. */
  readonly orders: Shelves<OrderFacts>;
  readonly views: Shelves<View>;
  /** By the number of the send. */
  readonly sends: Readonly<Record<number, SendFacts>>;
  /** Next offset to be counted into `orders`, by partition. */
  readonly counted: Readonly<Record<number, number>>;
}

export const noOrders: OrderCounts = { orders: {}, views: {}, sends: {}, counted: {} };

export function foldOrders<State extends OrderCounts>(
  state: State,
  { partition, records }: LabEvent & { type: 'records' },
): State {
  const from = state.counted[partition] ?? 0;
  const fresh = records.filter(({ offset }) => offset >= from);
  const last = fresh.at(-1);
  if (!last) return state;
  const filling = { orders: state.orders, sends: { ...state.sends } };
  for (const record of fresh) addTo(filling, state.views, partition, record);
  const counted = { ...state.counted, [partition]: last.offset + 1 };
  return { ...state, ...filling, counted };
}

interface Filling {
  orders: OrderCounts['orders'];
  readonly sends: Record<number, SendFacts>;
}

function addTo(
  filling: Filling,
  views: OrderCounts['views'],
  partition: number,
  record: LogRecord,
): void {
  const fact = parseStatus(record.value);
  if (!fact) return;
  const { orderId, customer, send, by, state } = fact;
  const before = findIn(filling.orders, orderId);
  const places = { ...before?.places, [state]: { partition, offset: record.offset } };
  const order = { customer, send, by, places };
  filling.orders = withIn(filling.orders, orderId, order);
  const view = findIn(views, orderId);
  const known = recount(filling.sends[send] ?? noSend(by), [before, view], [order, view]);
  const shares = { ...known.shares, [partition]: (known.shares[partition] ?? 0) + 1 };
  filling.sends[send] = { ...known, shares };
}

/** undefined: the view has lost the order. */
export function foldView<State extends OrderCounts>(
  state: State,
  id: string,
  view: View | undefined,
): State {
  const before = findIn(state.views, id);
  const views = withIn(state.views, id, view);
  const order = findIn(state.orders, id);
  const known = order && state.sends[order.send];
  if (!known) return { ...state, views };
  const next = recount(known, [order, before], [order, view]);
  return { ...state, views, sends: { ...state.sends, [order.send]: next } };
}

const nothing = {
  ...{ orders: 0, inverted: 0, misread: 0, wrong: 0, complete: 0, viewed: 0 },
  slowly: 0,
};

const noSend = (by: KeyChoice): SendFacts => ({
  ...{ by, ...nothing },
  shares: {},
});

type Known = readonly [OrderFacts | undefined, View | undefined];

/** Takes what one order counted before out, and puts in what it counts now. */
function recount(send: SendFacts, before: Known, now: Known): SendFacts {
  const [out, into] = [countsOf(before), countsOf(now)];
  const sum = (name: keyof typeof into) => send[name] - out[name] + into[name];
  return {
    ...send,
    ...{ orders: sum('orders'), inverted: sum('inverted'), misread: sum('misread') },
    ...{ wrong: sum('wrong'), complete: sum('complete'), viewed: sum('viewed') },
    slowly: sum('slowly'),
  };
}

function countsOf([order, view]: Known) {
  if (!order) return nothing;
  const complete = Object.keys(order.places).length === STATES.length;
  const seen = view?.seen ?? [];
  const viewed = complete && seen.length === STATES.length;
  return {
    orders: 1,
    inverted: Number(isInverted(order)),
    misread: Number(!isRising(seen)),
    wrong: Number(viewed && view?.state !== LAST_STATE),
    complete: Number(complete),
    viewed: Number(viewed),
    slowly: Number(viewed && view?.even !== true),
  };
}

/** Its states do not stand in one partition in the order of the states. */
export function isInverted({ places }: OrderFacts): boolean {
  const known = STATES.flatMap((state) => places[state] ?? []);
  const [first] = known;
  return known.some(
    ({ partition, offset }, index) =>
      partition !== first?.partition || offset < (known[index - 1]?.offset ?? 0),
  );
}
