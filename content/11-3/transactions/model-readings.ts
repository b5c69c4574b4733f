/** What the text asks of the state: when a step is done, what a guess met, what a sentence shows. */
import type { Facts, Lane, Receipts } from './model.ts';
import { type Fates, fatesIn } from './model-fates.ts';
import { CASHIERS, ORDERS, PAYMENTS, RECEIPTS } from './names.ts';

export const paymentFates = ({ lanes }: Facts): Fates => fatesIn(PAYMENTS, lanes[PAYMENTS].records);

const committedSaw = ({ seen }: Facts) => seen['read-committed'].payments;
const allSaw = ({ seen }: Facts) => seen['read-uncommitted'].payments;
const sawIn = (list: readonly { readonly offset: number }[], offset: number): boolean =>
  list.some((one) => one.offset === offset);

/** Open by the log, given to the one reader and not to the other. */
export function isHidden(state: Facts): boolean {
  return [...paymentFates(state)].some(
    ([offset, fate]) =>
      fate === 'open' && sawIn(allSaw(state), offset) && !sawIn(committedSaw(state), offset),
  );
}

/** A committed record behind an aborted one, which the committed reader was given. */
function behindAborted(state: Facts): { aborted: number; next: number } | undefined {
  const aborted = [...paymentFates(state)].find(([, fate]) => fate === 'aborted')?.[0];
  if (aborted === undefined || !sawIn(allSaw(state), aborted)) return undefined;
  const next = committedSaw(state).find(({ offset }) => offset > aborted)?.offset;
  return next === undefined ? undefined : { aborted, next };
}

const isFreed = (state: Facts): boolean =>
  state.hung !== null && sawIn(committedSaw(state), state.hung.behind);

const fencedOf = ({ fenced }: Facts) =>
  CASHIERS.map((name) => fenced[name]).find((error) => error !== null);

/** The older bearer of the name was refused: the newer one had asked for it. */
const isFenced = (state: Facts): boolean => fencedOf(state) !== undefined;

export const sum = (counts: Receipts): number =>
  Object.values(counts).reduce((all, count) => all + count, 0);
export const twiceIn = (counts: Receipts): number =>
  Object.values(counts).filter((count) => count > 1).length;

/** Orders written so far; their topic knows no transactions, so each offset is one. */
export const ordersIn = ({ lanes }: Facts): number => lanes[ORDERS].end - lanes[ORDERS].low;
export const billsOf = (state: Facts, reader: 'read-committed' | 'read-uncommitted'): Receipts =>
  state.seen[reader].bills;

const isBilled = (state: Facts): boolean => {
  const orders = ordersIn(state);
  return orders > 0 && state.next === orders && ordersBilled(state) === orders;
};
const ordersBilled = (state: Facts): number => Object.keys(billsOf(state, 'read-committed')).length;

/** It died with effect and without commit, came back, and all is billed. */
const isBordered = (state: Facts): boolean =>
  state.deaths.some(({ manner }) => manner === 'transaction') &&
  isBilled(state) &&
  twiceIn(state.bare) > 0;

const isGuarded = (state: Facts): boolean => {
  const death = state.deaths.findLast(({ manner }) => manner === 'guarded');
  if (!death || !isBilled(state)) return false;
  return state.refused > 0 && twiceIn(state.guarded) === 0;
};

/** In the order of the text. */
export const milestones = {
  hidden: isHidden,
  shown: (state) => committedSaw(state).length > 0,
  skipped: (state) => behindAborted(state) !== undefined,
  hung: (state) => state.hung !== null,
  freed: isFreed,
  fenced: isFenced,
  bordered: isBordered,
  guarded: isGuarded,
} satisfies Record<string, (state: Facts) => boolean>;

export const measures = {
  open(state: Facts) {
    if (!isHidden(state)) return undefined;
    // Hidden means just that; who got it is told in Kafka's own words.
    return { option: 'one', value: 'read_uncommitted' };
  },
  offset(state: Facts) {
    const found = behindAborted(state);
    if (!found) return undefined;
    // One further, or one more for the marker in between.
    return { option: found.next - found.aborted > 1 ? '4' : '3', value: `${found.next}` };
  },
  hung(state: Facts) {
    if (!state.hung) return undefined;
    const saw = sawIn(committedSaw(state), state.hung.behind);
    return { option: saw ? 'now' : 'waits', value: `LSO ${state.hung.open}` };
  },
  twin(state: Facts) {
    const error = fencedOf(state);
    return error && { option: 'new', value: error.type };
  },
  border(state: Facts) {
    if (!isBordered(state)) return undefined;
    const [receipts, orders] = [sum(state.bare), Object.keys(state.bare).length];
    const option = receipts > orders ? 'more' : receipts === orders ? 'equal' : 'fewer';
    return { option, value: `${receipts}` };
  },
};

const offsetText = (offset: number | undefined) => (offset === undefined ? undefined : `${offset}`);
const lane = ({ lanes }: Facts): Lane => lanes[PAYMENTS];

export const live = {
  end: ({ opened }: Facts) => offsetText(opened?.end),
  stable: ({ opened }: Facts) => offsetText(opened?.stable),
  abortedAt: (state: Facts) => offsetText(behindAborted(state)?.aborted),
  nextAt: (state: Facts) => offsetText(behindAborted(state)?.next),
  markers: (state: Facts) => `${lane(state).records.filter(({ control }) => control).length}`,
  hungAt: ({ hung }: Facts) => offsetText(hung?.open),
  behindAt: ({ hung }: Facts) => offsetText(hung?.behind),
  error: (state: Facts) => fencedOf(state)?.type,
  orders: (state: Facts) => `${ordersIn(state)}`,
  bills: (state: Facts) => `${sum(billsOf(state, 'read-committed'))}`,
  billsRaw: (state: Facts) => `${sum(billsOf(state, 'read-uncommitted'))}`,
  receipts: (state: Facts) => `${sum(state.bare)}`,
  receiptsTwice: (state: Facts) => `${twiceIn(state.bare)}`,
  guardedTwice: (state: Facts) => `${twiceIn(state.guarded)}`,
  refused: ({ refused }: Facts) => `${refused}`,
} satisfies Record<string, (state: Facts) => string | undefined>;

export const collectionOf = ({ manner }: Facts): string => RECEIPTS[manner];
