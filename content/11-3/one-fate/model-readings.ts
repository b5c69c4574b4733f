/** What the facts of the lab `one-fate` mean: fates of orders, milestones, what bore a guess out. */
import { latest } from '#lib/fold/latest.ts';
import { findIn } from '#lib/fold/shelves.ts';
import type { LabModel } from '#lib/lab.ts';
import type { Facts } from './model.ts';
import type { Life, Try } from './model-book.ts';
import { CODES, CONSUMERS, type ConsumerName } from './names.ts';

/** Which of the two stands in the database; `twice`: more than one payment. */
export type Pair = 'none' | 'marker' | 'effect' | 'whole' | 'twice';

export interface Fate {
  readonly eventId: string;
  readonly customer: string | null;
  readonly pair: Pair;
  readonly payments: number;
  /** Behind the bookmark: Kafka will not give it again. */
  readonly settled: boolean;
}

export interface Sum {
  readonly count: number;
  /** Rupiah. */
  readonly amount: number;
}

export interface Fates {
  /** In the order of the log. */
  readonly all: readonly Fate[];
  readonly marked: number;
  readonly charged: Sum;
  /** Orders that are settled, and what they should have come to. */
  readonly settled: Sum;
  /** Settled with a marker and no payment: nobody will ever charge them. */
  readonly never: readonly string[];
  readonly twice: readonly string[];
  /** Written of, one way or the other, and not behind the bookmark yet. */
  readonly inHand: number;
}

type Read = (
  ids: Facts['ids'],
  ordered: Facts['ordered'],
  markers: Facts['markers'][ConsumerName],
  effects: Facts['effects'][ConsumerName],
  committed: number,
) => Fates;

export const fatesIn: Read = (ids, ordered, markers, effects, committed) => {
  const all: Fate[] = [];
  let marked = 0;
  const charged = { count: 0, amount: 0 };
  const settled = { count: 0, amount: 0 };
  for (const eventId of ids) {
    const order = findIn(ordered, eventId);
    if (!order) continue;
    const marker = findIn(markers, eventId) !== undefined;
    const paid = findIn(effects, eventId) ?? [];
    const behind = order.offset < committed;
    if (marker) marked += 1;
    charged.count += paid.length;
    for (const { total } of paid) charged.amount += total;
    if (behind) {
      settled.count += 1;
      settled.amount += order.total;
    }
    const pair = pairOf(marker, paid.length);
    const { customer } = order;
    all.push({ eventId, customer, pair, payments: paid.length, settled: behind });
  }
  const named = (is: (fate: Fate) => boolean) => all.filter(is).map(({ eventId }) => eventId);
  return {
    ...{ all, marked, charged, settled },
    never: named((fate) => fate.pair === 'marker' && fate.settled),
    twice: named(({ pair }) => pair === 'twice'),
    inHand: all.filter(({ pair, settled: behind }) => pair !== 'none' && !behind).length,
  };
};

function pairOf(marker: boolean, payments: number): Pair {
  if (payments > 1) return 'twice';
  if (payments === 1) return marker ? 'whole' : 'effect';
  return marker ? 'marker' : 'none';
}

const reads: Readonly<Record<ConsumerName, Read>> = {
  'payment-marker': latest(fatesIn),
  'payment-effect': latest(fatesIn),
  payment: latest(fatesIn),
};

export const fatesOf = (state: Facts, name: ConsumerName): Fates =>
  reads[name](
    state.ids,
    state.ordered,
    state.markers[name],
    state.effects[name],
    state.groups[name].committed ?? 0,
  );

/** What should stand there: each order of the log once. */
export const truthOf = ({ ids, ordered }: Facts): Sum => truth(ids, ordered);

const truth = latest((ids: Facts['ids'], ordered: Facts['ordered']): Sum => {
  const totals = ids.map((eventId) => findIn(ordered, eventId)?.total ?? 0);
  return { count: totals.length, amount: totals.reduce((sum, total) => sum + total, 0) };
});

export const caughtUp = ({ groups, end }: Facts, name: ConsumerName): boolean =>
  end > 0 && (groups[name].committed ?? 0) >= end;

/** Deaths at a crash point, as the dying program itself had noted them. */
export const deathsOf = ({ lives }: Facts, name: ConsumerName): readonly Life[] =>
  lives.filter((life) => life.name === name && life.reached !== undefined);

const settledDeath = (state: Facts, name: ConsumerName): boolean =>
  deathsOf(state, name).some(
    ({ reached }) => (reached?.offset ?? Infinity) < (state.groups[name].committed ?? 0),
  );

/** Died on the way, read to the end, and each order whole. */
const exact = (state: Facts): boolean => {
  const { all } = fatesOf(state, 'payment');
  if (!settledDeath(state, 'payment') || !caughtUp(state, 'payment')) return false;
  return state.refused.payment > 0 && all.every(({ pair }) => pair === 'whole');
};

const ended = (kind: Try['kind']) => (one: Try) => one.kind === kind && one.endedAt !== undefined;

/** The heir of a dead transaction, once it got through. */
const heir = ({ tries }: Facts): Try | undefined =>
  tries.find((one) => ended('trial')(one) && (one.codes[CODES.conflict] ?? 0) > 0);

/** A callback that swallowed E11000, and was run again for it. */
const swallower = ({ tries }: Facts): Try | undefined =>
  tries.find(({ kind, codes }) => kind === 'delivery' && (codes[CODES.aborted] ?? 0) >= LOOPS);
const LOOPS = 3;

/** The same delivery, refused where it should be. */
const freed = (state: Facts): boolean => {
  const stuck = swallower(state);
  if (!stuck || !caughtUp(state, 'payment')) return false;
  return state.refusals.some(
    ({ consumer, offset, at }) =>
      consumer === 'payment' && offset === stuck.offset && at > stuck.startedAt,
  );
};

const raced = ({ tries }: Facts): Try | undefined => tries.find(ended('race'));

/** In the order of the text. */
export const milestones = {
  split: (state) =>
    ['payment-marker' as const, 'payment-effect' as const].every(
      (name) => settledDeath(state, name) && caughtUp(state, name),
    ),
  exact,
  orphaned: (state) => heir(state) !== undefined,
  swallowed: (state) => swallower(state) !== undefined,
  freed,
  raced: (state) => raced(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

/**
 * The bookmark is told by another road than the documents, and may come first. They come in the
 * order they were written: where the last order is whole, none before it is missing any more.
 */
function lastWritten(state: Facts, name: ConsumerName, pair: Pair | undefined): boolean {
  if (pair !== 'marker') return pair === 'whole' || pair === 'twice';
  return deathsOf(state, name).some(({ reached }) => reached?.offset === state.end - 1);
}

/** How many payments there are for the orders that are settled. */
function chargedBy(name: ConsumerName): LabModel<Facts>['measures'][string] {
  return (state) => {
    if (!settledDeath(state, name) || !caughtUp(state, name)) return undefined;
    const { all, charged, settled } = fatesOf(state, name);
    if (!lastWritten(state, name, all.at(-1)?.pair)) return undefined;
    const more = Math.sign(charged.count - settled.count);
    const option = more < 0 ? 'fewer' : more > 0 ? 'more' : 'exact';
    return { option, value: `${charged.count} / ${settled.count}` };
  };
}

export const measures: LabModel<Facts>['measures'] = {
  'marker-first': chargedBy('payment-marker'),
  'effect-first': chargedBy('payment-effect'),
  'one-transaction': chargedBy('payment'),
  orphan: (state) => {
    const found = heir(state);
    return found && { option: 'lifetime', value: `${found.codes[CODES.conflict]} × 112` };
  },
  swallow: (state) => {
    const found = swallower(state);
    return found && { option: 'again', value: `${CODES.aborted} NoSuchTransaction` };
  },
  race: (state) => {
    const found = raced(state);
    if (!found) return undefined;
    const more = Math.sign(found.runs - found.handlers);
    const option = more < 0 ? 'fewer' : more > 0 ? 'more' : 'same';
    return { option, value: String(found.runs) };
  },
};

const text = (value: number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

const named = (ids: readonly string[]): string | undefined =>
  ids.length > 0 ? ids.join(', ') : undefined;

/** Nothing is said of numbers before the first wave was committed. */
function settledBy(state: Facts, name: ConsumerName) {
  const { settled, charged } = fatesOf(state, name);
  if (settled.count === 0) return undefined;
  return { orders: String(settled.count), charged: String(charged.count) };
}

export const live: LabModel<Facts>['live'] = {
  ordersApart: (state) => settledBy(state, 'payment-marker')?.orders,
  ordersPayment: (state) => settledBy(state, 'payment')?.orders,
  chargedMarker: (state) => settledBy(state, 'payment-marker')?.charged,
  chargedEffect: (state) => settledBy(state, 'payment-effect')?.charged,
  chargedPayment: (state) => settledBy(state, 'payment')?.charged,
  never: (state) => named(fatesOf(state, 'payment-marker').never),
  twice: (state) => named(fatesOf(state, 'payment-effect').twice),
  refused: ({ refused }) => text(refused.payment),
  lifetime: ({ lifetime }) => text(lifetime),
  heirSeconds: (state) => {
    const found = heir(state);
    return text(found && Math.round(waitOf(found) / 100) / 10);
  },
  heirRuns: (state) => text(heir(state)?.runs),
  loops: (state) => text(swallower(state)?.runs),
  raceHandlers: (state) => text(raced(state)?.handlers),
  raceRuns: (state) => text(raced(state)?.runs),
  raceConflicts: (state) => text(raced(state)?.codes[CODES.conflict] ?? 0),
  raceEffects: (state) => text(raced(state)?.effects),
  raceRefused: (state) => text(raced(state)?.refused),
};

/** From the first run of the callback to its end, ms. */
export const waitOf = ({ startedAt, endedAt = startedAt }: Try): number => endedAt - startedAt;

/** Whether a service is running with deliveries before it. */
export const isBehind = (state: Facts): boolean =>
  CONSUMERS.some((name) => {
    const phase = state.processes[name]?.phase;
    return (phase === 'starting' || phase === 'ready') && !caughtUp(state, name) && state.end > 0;
  });
