/** What one group has made of one series of orders: charges against orders, by sets and in rupiah. */
import { latest } from '#lib/fold/latest.ts';
import { everyIn } from '#lib/fold/shelves.ts';
import type { Facts } from './model.ts';
import type { Signal } from './model-documents.ts';
import { type ConsumerName, PRICE, type SignalName } from './names.ts';

export interface Series {
  /** Counted from 1. */
  readonly number: number;
  /** Offsets: from `first`, below `next`. */
  readonly first: number;
  readonly next: number;
}

export const noSeries: Series = { number: 0, first: 0, next: 0 };

/** What the log has been given, in the order it was sent; one sent in vain holds nothing. */
export const seriesOf = ({ series, end }: Facts): readonly Series[] => divided(series, end);

const divided = latest((firsts: readonly number[], end: number): readonly Series[] =>
  firsts
    .filter((first) => first < end)
    .map((first, index) => ({ number: index + 1, first, next: firsts[index + 1] ?? end }))
    .map((one) => ({ ...one, next: Math.min(one.next, end) })),
);

export const lastSeries = (state: Facts): Series => seriesOf(state).at(-1) ?? noSeries;

export const ordersIn = ({ first, next }: Series): number => next - first;

export interface Outcome {
  readonly orders: number;
  /** Charges, and their sum in rupiah. */
  readonly charges: number;
  readonly amount: number;
  /** How often each order was charged, from the first of the series on. */
  readonly times: readonly number[];
  /** Behind the last effect: the next offset to be charged, as the log counts. */
  readonly effect: number;
  readonly once: number;
  /** Offsets of orders that were charged more than once. */
  readonly again: readonly number[];
  /** … and of those that were passed over: a later one was charged, they were not. */
  readonly never: readonly number[];
}

export function outcomeOf(state: Facts, group: ConsumerName, series: Series): Outcome {
  const { first, next } = series;
  const paid = state.paid[group];
  const known = remembered.get(paid) ?? new Map<string, Outcome>();
  const name = `${first}-${next}`;
  const found = known.get(name) ?? outcome(paid, first, next);
  remembered.set(paid, known.set(name, found));
  return found;
}

type PaidBy = Facts['paid'][ConsumerName];

/** Several parts of the page ask the same of the same charges, and of more than one series. */
const remembered = new WeakMap<PaidBy, Map<string, Outcome>>();

function outcome(paid: PaidBy, first: number, next: number): Outcome {
  const orders = next - first;
  const times = Array.from({ length: orders }, () => 0);
  let charges = 0;
  let amount = 0;
  let effect = first;
  for (const [, one] of everyIn(paid)) {
    if (one.offset < first || one.offset >= next) continue;
    times[one.offset - first] = one.times;
    charges += one.times;
    amount += one.charged;
    effect = Math.max(effect, one.offset + 1);
  }
  const offsets = (wanted: (count: number, offset: number) => boolean) =>
    times.flatMap((count, index) => (wanted(count, first + index) ? [first + index] : []));
  return {
    ...{ orders, charges, amount, times, effect },
    once: times.filter((count) => count === 1).length,
    again: offsets((count) => count > 1),
    never: offsets((count, offset) => count === 0 && offset < effect),
  };
}

export const owedIn = (series: Series): number => ordersIn(series) * PRICE;

/** Signals that met this group in the midst of the series: something was still before it. */
export function signalsIn(
  { signals }: Facts,
  group: ConsumerName,
  { first, next }: Series,
  signal: SignalName,
): readonly Signal[] {
  return signals.filter((one) => {
    const from = one.committed ?? 0;
    return (
      one.group === group &&
      one.signal === signal &&
      from >= first &&
      from < Math.min(next, one.end)
    );
  });
}

/**
 * Nothing of it is left to do: the bookmark is behind it, and the effect of its last order is
 * known. Effects are told in their order, so all earlier ones are known then too.
 */
export const isDone = (state: Facts, group: ConsumerName, series: Series): boolean =>
  ordersIn(series) > 0 &&
  (state.groups[group].committed ?? 0) >= series.next &&
  outcomeOf(state, group, series).effect >= series.next;

/** The orderId that stands at an offset, while its record is kept; else the offset itself. */
export function orderAt({ records }: Facts, offset: number): string {
  return names(records).get(offset) ?? `@${offset}`;
}

const names = latest((records: Facts['records']): ReadonlyMap<number, string> => {
  const found = records.map(({ offset, value }): [number, string] => [
    offset,
    /"orderId":"([^"]{1,40})"/.exec(value)?.[1] ?? `@${offset}`,
  ]);
  return new Map(found);
});
