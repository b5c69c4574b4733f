/** The same order in three places: what stands in the collection, in the outbox and in the log. */
import { latest } from '#lib/fold/latest.ts';
import type { Facts } from './model.ts';
import type { Attempt, Storm } from './model-documents.ts';
import { numberOf } from './names.ts';

export interface Fate {
  readonly orderId: string;
  readonly customer: string | null;
  readonly order: boolean;
  /** Events of it in the outbox. */
  readonly waiting: number;
  /** Offsets in the log, one for each delivery. */
  readonly offsets: readonly number[];
  /** Different events of it in the log. */
  readonly events: number;
  readonly effect: 'paid' | 'parked' | null;
  /** What was meant to be one transaction, and what became of it. */
  readonly box: 'committed' | 'aborted' | 'forgotten' | null;
  readonly version: string | null;
}

interface Sources
  extends Pick<
    Facts,
    'orders' | 'outbox' | 'events' | 'payments' | 'parked' | 'attempts' | 'storms'
  > {}

/** The youngest orders, oldest first; one that left nothing behind has its place too. */
export function fatesOf(state: Sources, count: number): readonly Fate[] {
  const { orders, outbox, events, payments, parked, attempts, storms } = state;
  return fates(orders, outbox, events, payments, parked, attempts, storms, count);
}

const fates = latest(
  (
    orders: Sources['orders'],
    outbox: Sources['outbox'],
    events: Sources['events'],
    payments: Sources['payments'],
    parked: Sources['parked'],
    attempts: readonly Attempt[],
    storms: readonly Storm[],
    count: number,
  ): readonly Fate[] => {
    const numbers = new Set<number>([
      ...Object.keys(orders).map(numberOf),
      ...Object.values(outbox).map(({ orderId }) => numberOf(orderId)),
      ...attempts.map(({ _id }) => _id),
    ]);
    const shown = [...numbers]
      .filter((number) => number > 0)
      .sort((a, b) => a - b)
      .slice(-count);
    return shown.map((number) => {
      const orderId = `ORD-${number}`;
      const mine = <Thing extends { readonly orderId: string }>(
        all: Readonly<Record<string, Thing>>,
      ) => Object.entries(all).filter(([, one]) => one.orderId === orderId);
      const waiting = mine(outbox);
      const sent = mine(events);
      const ids = [...waiting, ...sent].map(([id]) => id);
      const known = orders[orderId]?.customer;
      const told = [...waiting, ...sent].find(([, { customer }]) => customer !== null)?.[1];
      const order = known !== undefined;
      return {
        orderId,
        customer: known ?? told?.customer ?? null,
        order,
        waiting: waiting.length,
        offsets: sent.flatMap(([, { offsets }]) => offsets).sort((a, b) => a - b),
        events: sent.length,
        effect: ids.some((id) => payments[id])
          ? 'paid'
          : ids.some((id) => parked[id])
            ? 'parked'
            : null,
        box: boxOf(number, order && waiting.length > 0, attempts, storms),
        version: [...waiting, ...sent].at(-1)?.[1].version ?? null,
      };
    });
  },
);

function boxOf(
  number: number,
  whole: boolean,
  attempts: readonly Attempt[],
  storms: readonly Storm[],
): Fate['box'] {
  const forget =
    attempts.find(({ _id }) => _id === number)?.forget ??
    storms.find(({ first, last }) => first <= number && number <= last)?.forget;
  if (forget === undefined) return null;
  if (forget) return 'forgotten';
  return whole ? 'committed' : 'aborted';
}

export interface Differences {
  readonly orders: number;
  readonly outbox: number;
  readonly events: number;
  /** Orders that no event in the outbox tells of. */
  readonly withoutEvent: readonly string[];
  /** Events in the outbox about an order that does not exist. */
  readonly withoutOrder: readonly string[];
  /** Orders with more than one event. */
  readonly doubled: readonly string[];
  /** Events of the outbox that are not in the log yet. */
  readonly unsent: number;
}

export const differencesOf = ({ orders, outbox, events }: Facts): Differences =>
  differences(orders, outbox, events);

const differences = latest(
  (
    orders: Sources['orders'],
    outbox: Sources['outbox'],
    events: Sources['events'],
  ): Differences => {
    const told = new Map<string, number>();
    for (const { orderId } of Object.values(outbox)) {
      told.set(orderId, (told.get(orderId) ?? 0) + 1);
    }
    return {
      orders: Object.keys(orders).length,
      outbox: Object.keys(outbox).length,
      events: Object.keys(events).length,
      withoutEvent: Object.keys(orders).filter((orderId) => !told.has(orderId)),
      withoutOrder: [...told.keys()].filter((orderId) => !orders[orderId]),
      doubled: [...told].filter(([, count]) => count > 1).map(([orderId]) => orderId),
      unsent: Object.keys(outbox).filter((eventId) => !events[eventId]).length,
    };
  },
);
