/** What the lab `keys` reads from its facts: one line a send, the milestones, the results. Pure. */
import { latest } from '#lib/fold/latest.ts';
import { everyIn } from '#lib/fold/shelves.ts';
import type { LabModel } from '#lib/lab.ts';
import type { Facts, Move } from './model.ts';
import type { SendFacts } from './model-orders.ts';

export interface Send extends SendFacts {
  readonly send: number;
  /** Every order stands in the log with all its states, and the view has handled them. */
  readonly done: boolean;
}

const listed = latest((sends: Facts['sends']): readonly Send[] =>
  Object.entries(sends)
    .map(([send, facts]) => ({
      ...facts,
      send: Number(send),
      done: facts.viewed === facts.orders,
    }))
    .sort((a, b) => a.send - b.send),
);

/** In the order in which they were sent. */
export const sendsOf = ({ sends }: Facts): readonly Send[] => listed(sends);

const first = (state: Facts, holds: (send: Send) => boolean): Send | undefined =>
  sendsOf(state).find((send) => send.done && holds(send));

/** At one pace the partitions may keep the order by luck, which proves nothing. */
const unkeyed = (state: Facts) =>
  first(state, ({ by, slowly, orders }) => by === 'none' && slowly === orders);
const keyed = (state: Facts) =>
  first(state, ({ by, inverted }) => by === 'customer' && inverted === 0);
/** Orders under way while the topic grew: same key, and yet two partitions. */
const split = (state: Facts) =>
  first(state, ({ by, inverted }) => by === 'customer' && inverted > 0);
const hot = (state: Facts) => first(state, ({ by }) => by === 'seller');
const measured = ({ moves }: Facts): Move | undefined =>
  moves.find(({ from, to }) => from === 3 && to === 4) ?? undefined;

/** In the order of the text. */
export const milestones = {
  unkeyed: (state) => unkeyed(state) !== undefined,
  keyed: (state) => keyed(state) !== undefined,
  measured: (state) => measured(state) !== undefined,
  split: (state) => split(state) !== undefined,
  hot: (state) => hot(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const FEW_MAX = 2;
const band = (count: number): string => (count === 0 ? '0' : count <= FEW_MAX ? 'few' : 'most');

/** The partition with the most records of a send, and how many those are. */
export function fullest({ shares }: SendFacts): { partition: number; count: number; of: number } {
  const all = Object.entries(shares);
  const [partition, count] = all.reduce((most, one) => (one[1] > most[1] ? one : most), ['0', 0]);
  const of = all.reduce((sum, [, share]) => sum + share, 0);
  return { partition: Number(partition), count, of };
}

const firstOfBudi = latest(
  (orders: Facts['orders']): number | undefined =>
    everyIn(orders)
      .map(([, order]) => order)
      .filter(({ by, customer }) => by === 'customer' && customer === 'budi')
      .sort((a, b) => a.send - b.send)[0]?.places.PesananDibuat?.partition,
);
const budi = ({ orders }: Facts) => firstOfBudi(orders);

export const measures: LabModel<Facts>['measures'] = {
  'no-key': (state) => {
    const send = unkeyed(state);
    return send && { option: band(send.misread), value: `${send.misread} / ${send.orders}` };
  },
  budi: (state) => {
    const partition = budi(state);
    return partition === undefined
      ? undefined
      : { option: String(partition), value: `P${partition}` };
  },
  moved: (state) => {
    const move = measured(state);
    if (!move) return undefined;
    const share = move.moved / move.keys;
    const option = share < 0.125 ? '0' : share < 0.5 ? '25' : '75';
    return { option, value: `${move.moved} / ${move.keys}` };
  },
  split: (state) => {
    const send = split(state);
    return send && { option: band(send.inverted), value: `${send.inverted} / ${send.orders}` };
  },
  hot: (state) => {
    const send = hot(state);
    if (!send) return undefined;
    const { partition, count, of } = fullest(send);
    const option = send.inverted > 0 ? 'moves' : count * 2 >= of ? 'one' : 'even';
    return { option, value: `P${partition}: ${count} / ${of}` };
  },
};

export const live: LabModel<Facts>['live'] = {
  ordersUnkeyed: (state) => unkeyed(state)?.orders.toString(),
  invertedUnkeyed: (state) => unkeyed(state)?.inverted.toString(),
  misreadUnkeyed: (state) => unkeyed(state)?.misread.toString(),
  wrongUnkeyed: (state) => unkeyed(state)?.wrong.toString(),
  misreadKeyed: (state) => keyed(state)?.misread.toString(),
  budi: (state) => {
    const partition = budi(state);
    return partition === undefined ? undefined : String(partition);
  },
  keys: (state) => measured(state)?.keys.toString(),
  moved: (state) => measured(state)?.moved.toString(),
  splitOrders: (state) => split(state)?.orders.toString(),
  split: (state) => split(state)?.inverted.toString(),
  misreadSplit: (state) => split(state)?.misread.toString(),
  hotPartition: (state) => {
    const send = hot(state);
    return send && String(fullest(send).partition);
  },
  hotCount: (state) => {
    const send = hot(state);
    return send && String(fullest(send).count);
  },
  hotOf: (state) => {
    const send = hot(state);
    return send && String(fullest(send).of);
  },
};
