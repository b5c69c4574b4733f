/**
 * What the facts of the lab `versions` mean: the results of its experiments, the milestones, what
 * bore a guess out. A result is what the views held when the last record of a sending was in.
 */
import * as z from 'zod/mini';
import { latest } from '#lib/fold/latest.ts';
import { parsedBy } from '#lib/json.ts';
import type { LabModel } from '#lib/lab.ts';
import { differing, fingerprint, type Said } from './fingerprint.ts';
import type { Facts } from './model.ts';
import type { ById, PassFacts } from './model-documents.ts';
import { ORDERS, STREAM, VIEWS, type View } from './names.ts';

/** What is told of one order, as the fingerprint takes it. */
export const saidOf = (documents: ById<Omit<Said, '_id'>>): Said[] =>
  Object.entries(documents).map(([_id, { qty, total }]) => ({ _id, qty, total }));

/** The view as it stands now, against the orders. */
export interface Standing {
  readonly hash: string;
  readonly same: boolean;
  /** Ids of orders that the view has otherwise, or not at all. */
  readonly wrong: readonly string[];
  /** Rupiah. */
  readonly total: number;
}

type Documents = Facts['views'][View];

const standing = (documents: Documents, orders: Facts['orders']): Standing => {
  const said = saidOf(documents);
  const wrong = differing(said, saidOf(orders));
  const total = said.reduce((sum, one) => sum + one.total, 0);
  return { hash: fingerprint(said), same: wrong.length === 0, wrong, total };
};

const standings: Readonly<
  Record<View, (documents: Documents, orders: Facts['orders']) => Standing>
> = { inc: latest(standing), set: latest(standing), guarded: latest(standing) };

export const standingOf = ({ views, orders }: Facts, view: View): Standing =>
  standings[view](views[view], orders);

export const truthOf = ({ orders }: Facts) => truth(orders);

const truth = latest((orders: Facts['orders']) => {
  const said = saidOf(orders);
  const total = said.reduce((sum, one) => sum + one.total, 0);
  return { hash: fingerprint(said), total, count: said.length };
});

/** One experiment: for each view, what it held at the end, and which orders it had wrong. */
export interface Result {
  readonly pass: Readonly<Record<View, PassFacts>>;
  readonly wrong: Readonly<Record<View, readonly string[]>>;
}

const SEEN = {
  once: { ordered: STREAM, shuffled: 0 },
  thrice: { ordered: 3 * STREAM, shuffled: 0 },
  shuffled: { ordered: 0, shuffled: STREAM },
} as const;

type Experiment = keyof typeof SEEN;

const isGuardedBy = ({ view, guards }: PassFacts, by: 'version' | 'sent'): boolean =>
  view !== 'guarded' || (guards.length === 1 && guards[0] === by);

/** The first time that all three had seen just that. */
function found(
  experiment: Experiment,
  passes: Facts['passes'],
  orders: Facts['orders'],
): Result | undefined {
  const { ordered, shuffled } = SEEN[experiment];
  const fits = passes.filter(
    (one) =>
      one.seen.ordered === ordered && one.seen.shuffled === shuffled && isGuardedBy(one, 'version'),
  );
  for (const guarded of fits.filter(({ view }) => view === 'guarded')) {
    const of = (view: View) =>
      fits.find(
        (one) => one.view === view && one.next === guarded.next && one.topic === guarded.topic,
      );
    const [inc, set] = [of('inc'), of('set')];
    if (!inc || !set) continue;
    const truth = saidOf(orders);
    const wrong = (pass: PassFacts) => differing(pass.documents, truth);
    return {
      pass: { inc, set, guarded },
      wrong: { inc: wrong(inc), set: wrong(set), guarded: wrong(guarded) },
    };
  }
  return undefined;
}

type Finder = (passes: Facts['passes'], orders: Facts['orders']) => Result | undefined;

const finders: Readonly<Record<Experiment, Finder>> = {
  once: latest((passes, orders) => found('once', passes, orders)),
  thrice: latest((passes, orders) => found('thrice', passes, orders)),
  shuffled: latest((passes, orders) => found('shuffled', passes, orders)),
};

export const resultOf = ({ passes, orders }: Facts, experiment: Experiment): Result | undefined =>
  finders[experiment](passes, orders);

/** The guarded view when its guard went by the number of the sending, over a shuffled one. */
export const misnumbered = ({ passes, orders }: Facts) => withSendings(passes, orders);

const withSendings = latest((passes: Facts['passes'], orders: Facts['orders']) => {
  const pass = passes.find(
    (one) =>
      one.view === 'guarded' &&
      one.seen.ordered === 0 &&
      one.seen.shuffled > 0 &&
      isGuardedBy(one, 'sent'),
  );
  return pass && { pass, wrong: differing(pass.documents, saidOf(orders)) };
});

/** In the order of the text. */
export const milestones = {
  once: (state) => resultOf(state, 'once') !== undefined,
  thrice: (state) => resultOf(state, 'thrice') !== undefined,
  shuffled: (state) => resultOf(state, 'shuffled') !== undefined,
  misnumbered: (state) => misnumbered(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const rightOf = (wrong: readonly string[]): string => `${ORDERS - wrong.length}/${ORDERS}`;

const OPTIONS: Readonly<Record<string, string>> = {
  'inc set guarded': 'all',
  'set guarded': 'set-guarded',
  'inc guarded': 'inc-guarded',
  guarded: 'guarded',
};

/** Which views agreed with the orders; and how many orders each of them had right. */
function measured(state: Facts, experiment: Experiment) {
  const result = resultOf(state, experiment);
  if (!result) return undefined;
  const right = VIEWS.filter((view) => result.wrong[view].length === 0).join(' ');
  const value = VIEWS.map((view) => `view_${view} ${rightOf(result.wrong[view])}`).join(', ');
  return { option: OPTIONS[right] ?? 'other', value };
}

export const measures: LabModel<Facts>['measures'] = {
  once: (state) => measured(state, 'once'),
  thrice: (state) => measured(state, 'thrice'),
  shuffled: (state) => measured(state, 'shuffled'),
  misnumbered: (state) => {
    const what = misnumbered(state);
    if (!what) return undefined;
    const { pass, wrong } = what;
    const stuck = wrong.length > 0 && pass.stale > pass.applied;
    const option = wrong.length === 0 ? 'right' : stuck ? 'stuck' : 'wrong';
    return { option, value: `view_guarded ${rightOf(wrong)}` };
  },
};

const told = z.object({ change: z.number(), qty: z.number(), version: z.number() });

function lastOf({ lastValue }: Facts) {
  // A visitor's own tools may have written anything.
  return lastValue === null ? undefined : parsedBy(told, lastValue);
}

const signed = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : value > 0 ? `+${value}` : `−${Math.abs(value)}`;

/** How many times as much as it should be the adding view says, in whole or one decimal. */
function timesOf(state: Facts): string | undefined {
  const result = resultOf(state, 'thrice');
  const { total } = truthOf(state);
  if (!result || total === 0) return undefined;
  const sum = result.pass.inc.documents.reduce((all, one) => all + one.total, 0);
  return String(Math.round((10 * sum) / total) / 10);
}

const right = (state: Facts, experiment: Experiment, view: View): string | undefined => {
  const result = resultOf(state, experiment);
  return result && rightOf(result.wrong[view]);
};

export const live: LabModel<Facts>['live'] = {
  lastChange: (state) => signed(lastOf(state)?.change),
  lastQty: (state) => lastOf(state)?.qty.toString(),
  lastVersion: (state) => lastOf(state)?.version.toString(),
  incTimes: timesOf,
  staleThrice: (state) => resultOf(state, 'thrice')?.pass.guarded.stale.toString(),
  incShuffled: (state) => right(state, 'shuffled', 'inc'),
  setShuffled: (state) => right(state, 'shuffled', 'set'),
  guardedShuffled: (state) => right(state, 'shuffled', 'guarded'),
  appliedShuffled: (state) => resultOf(state, 'shuffled')?.pass.guarded.applied.toString(),
  staleShuffled: (state) => resultOf(state, 'shuffled')?.pass.guarded.stale.toString(),
  misnumberedRight: (state) => {
    const what = misnumbered(state);
    return what && rightOf(what.wrong);
  },
  misnumberedStale: (state) => misnumbered(state)?.pass.stale.toString(),
};
