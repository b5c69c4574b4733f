/** What the facts of the lab `unique-index` mean: sums, milestones, and what bore a guess out. */
import { latest } from '#lib/fold/latest.ts';
import type { LabModel } from '#lib/lab.ts';
import type { ConsumerName, Facts } from './model.ts';

/** An event delivered this often says something about the gap; a few copies may just miss it. */
const MANY = 10;

export interface Sum {
  readonly count: number;
  /** Rupiah. */
  readonly amount: number;
}

/** What stands in the database. */
export function sumOf({ payments }: Facts, consumer: ConsumerName): Sum {
  return sums[consumer](payments[consumer]);
}

type Payments = Facts['payments'][ConsumerName];

const sum = (payments: Payments): Sum => {
  let count = 0;
  let amount = 0;
  for (const all of Object.values(payments)) {
    count += all.length;
    for (const { total } of all) amount += total;
  }
  return { count, amount };
};

const sums: Readonly<Record<ConsumerName, (payments: Payments) => Sum>> = {
  'payment-naive': latest(sum),
  payment: latest(sum),
};

/** What should stand there: each event of the log once. */
export const truthOf = ({ events }: Facts): Sum => truth(events);

const truth = latest((events: Facts['events']): Sum => {
  const all = Object.values(events);
  return { count: all.length, amount: all.reduce((sum, { total }) => sum + total, 0) };
});

interface Met {
  readonly eventId: string;
  readonly copies: number;
  readonly last: number;
  readonly stored: number;
  /** Several deliveries of it were in hand at once. */
  readonly together: boolean;
}

/**
 * Up to here, as the log counts, a bookmark and its payments say the same. They come by two roads:
 * a bookmark may be told before a payment that was stored ahead of it, as the service itself said.
 */
function known({ groups, outcomes, payments }: Facts, name: ConsumerName): number {
  return knowns[name](groups[name].committed ?? 0, outcomes[name], payments[name]);
}

function knownOf(committed: number, outcomes: Outcomes, payments: Payments): number {
  const stored = new Set(Object.values(payments).flatMap((all) => all.map(({ offset }) => offset)));
  const late = Object.keys(outcomes)
    .map(Number)
    .filter((offset) => outcomes[offset] === 'inserted' && !stored.has(offset));
  return Math.min(committed, ...late);
}

type Outcomes = Facts['outcomes'][ConsumerName];

const knowns: Readonly<Record<ConsumerName, typeof knownOf>> = {
  'payment-naive': latest(knownOf),
  payment: latest(knownOf),
};

/** The events that came many times and that the naive side has been through, in log order. */
function metByNaive(state: Facts): readonly Met[] {
  return met(state.events, state.payments['payment-naive'], known(state, 'payment-naive'));
}

const met = latest((events: Facts['events'], payments: Payments, read: number): readonly Met[] =>
  Object.entries(events)
    .filter(([, { copies, last }]) => copies >= MANY && read > last)
    .sort(([, a], [, b]) => a.first - b.first)
    .map(([eventId, { copies, last }]) => {
      const stored = payments[eventId] ?? [];
      const together = stored.some(({ handlers }) => handlers > 1);
      return { eventId, copies, last, stored: stored.length, together };
    }),
);

const inTurn = (state: Facts): Met | undefined => metByNaive(state).find((met) => !met.together);
const raced = (state: Facts): Met | undefined => metByNaive(state).find((met) => met.together);

/** How often payment paid for that same event, once its bookmark is past it. */
function guarded(state: Facts): number | undefined {
  const race = raced(state);
  if (!race || known(state, 'payment') <= race.last) return undefined;
  return state.payments.payment[race.eventId]?.length ?? 0;
}

/** After a death at a crash point: how often the events in hand were paid, once all is read. */
function revived(state: Facts): readonly number[] | undefined {
  const { died, end, events, payments } = state;
  const read = known(state, 'payment');
  // The guess is about a death after the payment was stored; the other crash points are a play.
  if (died?.point !== 'after-insert') return undefined;
  if (read <= died.offset || read < end) return undefined;
  return Object.entries(events)
    .filter(([, { last }]) => last >= died.offset)
    .map(([eventId]) => payments.payment[eventId]?.length ?? 0);
}

export const caughtUp = ({ groups, end }: Facts, name: ConsumerName): boolean =>
  (groups[name].committed ?? 0) >= end;

/** In the order of the text. */
export const milestones = {
  inTurn: (state) => inTurn(state)?.stored === 1,
  raced: (state) => raced(state) !== undefined,
  guarded: (state) => guarded(state) !== undefined,
  indexTried: ({ builtOver }) => builtOver,
  revived: (state) => revived(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const FEW_MAX = 10;

const band = (count: number): string => (count <= 1 ? '1' : count <= FEW_MAX ? 'few' : 'most');

export const measures: LabModel<Facts>['measures'] = {
  'check-first': (state) => {
    const race = raced(state);
    return race && { option: band(race.stored), value: String(race.stored) };
  },
  'unique-index': (state) => {
    const stored = guarded(state);
    return stored === undefined ? undefined : { option: band(stored), value: String(stored) };
  },
  'build-index': ({ build, builtOver }) => {
    if (build === null || !builtOver) return undefined;
    const { ok, error } = build.document;
    if (ok === true) return { option: 'built', value: 'ok' };
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '?';
    return { option: 'fails', value: `E${code}` };
  },
  'after-crash': (state) => {
    const counts = revived(state);
    if (counts === undefined) return undefined;
    const worst = counts.find((count) => count !== 1) ?? 1;
    return { option: worst === 0 ? '0' : worst === 1 ? '1' : '2', value: String(worst) };
  },
};

/** "0 payments" of a service that was never run would read as its result. */
const afterGuarded = (state: Facts, figure: string): string | undefined =>
  guarded(state) === undefined ? undefined : figure;

/** The figures of the two experiments with the naive side; later ones don't change them. */
export const live: LabModel<Facts>['live'] = {
  copiesInTurn: (state) => inTurn(state)?.copies.toString(),
  storedInTurn: (state) => inTurn(state)?.stored.toString(),
  copiesRaced: (state) => raced(state)?.copies.toString(),
  storedRaced: (state) => raced(state)?.stored.toString(),
  events: (state) => afterGuarded(state, String(Object.keys(state.events).length)),
  paid: (state) => afterGuarded(state, String(sumOf(state, 'payment').count)),
  refusals: (state) => afterGuarded(state, String(state.refused)),
};
