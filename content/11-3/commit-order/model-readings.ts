/** What the facts of the lab `commit-order` mean: milestones, and what bore a guess out. */
import type { LabModel, Measured } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import {
  isDone,
  type Outcome,
  orderAt,
  outcomeOf,
  type Series,
  seriesOf,
  signalsIn,
} from './model-series.ts';
import { CONSUMERS, type ConsumerName, GAP, type SignalName } from './names.ts';

/** Signals that make an experiment, and how many charges more are still a few. */
export const SIGNALS_WANTED = 2;
const FEW_MAX = 5;

export interface Tried {
  readonly series: Series;
  readonly outcome: Outcome;
}

/** The first series that this group has finished in spite of two such signals. */
function tried(
  state: Facts,
  group: ConsumerName,
  counts: (series: Series) => boolean,
): Tried | undefined {
  const series = seriesOf(state).find((one) => counts(one) && isDone(state, group, one));
  return series && { series, outcome: outcomeOf(state, group, series) };
}

/** The guess is about a death in the gap; to be killed anywhere else is a play of its own. */
function killed(state: Facts, group: ConsumerName): Tried | undefined {
  const inGap = (series: Series) =>
    signalsIn(state, group, series, 'SIGKILL').filter(({ place }) => place === GAP[group]);
  return tried(state, group, (series) => inGap(series).length >= SIGNALS_WANTED);
}

/** Whichever of the three was ended politely first. */
function left(state: Facts): Tried | undefined {
  for (const group of CONSUMERS) {
    const count = (series: Series, signal: SignalName) =>
      signalsIn(state, group, series, signal).length;
    const found = tried(
      state,
      group,
      // A death among polite endings would be what is measured.
      (one) => count(one, 'SIGTERM') >= SIGNALS_WANTED && count(one, 'SIGKILL') === 0,
    );
    if (found) return found;
  }
  return undefined;
}

/** In the order of the text. */
export const milestones = {
  batchKilled: (state) => killed(state, 'payment-batch') !== undefined,
  recordKilled: (state) => killed(state, 'payment-record') !== undefined,
  beforeKilled: (state) => killed(state, 'payment-before') !== undefined,
  leftTwice: (state) => left(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

function measured(
  found: Tried | undefined,
  band: (surplus: number) => string,
): Measured | undefined {
  if (!found) return undefined;
  const { charges, orders } = found.outcome;
  return { option: band(charges - orders), value: String(charges) };
}

function fine(surplus: number): string {
  if (surplus <= 0) return surplus < 0 ? 'fewer' : 'exact';
  return surplus <= FEW_MAX ? 'few' : 'many';
}

function coarse(surplus: number): string {
  if (surplus === 0) return 'exact';
  return surplus < 0 ? 'fewer' : 'more';
}

export const measures: LabModel<Facts>['measures'] = {
  'after-batch': (state) => measured(killed(state, 'payment-batch'), fine),
  'after-record': (state) => measured(killed(state, 'payment-record'), fine),
  'before-effect': (state) => measured(killed(state, 'payment-before'), coarse),
  sigterm: (state) => measured(left(state), coarse),
};

type Find = (state: Facts) => Tried | undefined;

const ordersOf = (find: Find) => (state: Facts) => find(state)?.outcome.orders.toString();
const chargesOf = (find: Find) => (state: Facts) => find(state)?.outcome.charges.toString();

const batch: Find = (state) => killed(state, 'payment-batch');
const record: Find = (state) => killed(state, 'payment-record');
const before: Find = (state) => killed(state, 'payment-before');

/** The figures of the four experiments; later ones don't change them. */
export const live: LabModel<Facts>['live'] = {
  ordersBatch: ordersOf(batch),
  chargesBatch: chargesOf(batch),
  againBatch: (state) => batch(state)?.outcome.again.length.toString(),
  chargesRecord: chargesOf(record),
  ordersRecord: ordersOf(record),
  againRecord: (state) => idsOf(state, record(state)?.outcome.again),
  ordersBefore: ordersOf(before),
  chargesBefore: chargesOf(before),
  neverBefore: (state) => idsOf(state, before(state)?.outcome.never),
  ordersLeft: ordersOf(left),
  chargesLeft: chargesOf(left),
};

/** Ids named in a sentence; a reader can't use a hundred. */
const NAMED_MAX = 5;

function idsOf(state: Facts, offsets: readonly number[] | undefined): string | undefined {
  if (!offsets) return undefined;
  const named = offsets.slice(0, NAMED_MAX).map((offset) => orderAt(state, offset));
  return named.length === 0 ? '∅' : named.join(', ') + (offsets.length > NAMED_MAX ? ' …' : '');
}
