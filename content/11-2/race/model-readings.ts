/**
 * What the facts of the lab `race` mean: who agrees with whom and since when that is settled, the
 * milestones, and what bore a guess out. Pure.
 */
import { latest } from '#lib/fold/latest.ts';
import type { LabModel } from '#lib/lab.ts';
import type { Facts, PathName } from './model.ts';
import type { Race, Races } from './model-races.ts';
import type { Place, Status } from './order-change.ts';

/** Races of one press that the text's figures are about. */
export const SERIES = 20;
/** Records of one race in a log: paid, and the two changes. */
const RECORDS = 3;

export type Verdict = 'open' | 'same' | 'apart';

/** Who says what an order's status is: the two views, and the first one going by the clocks. */
export const JUDGES = ['search', 'by-time', 'search-cdc'] as const;
export type Judge = (typeof JUDGES)[number];

const statusBy = ({ views }: Race, judge: Judge): Status | null | undefined =>
  judge === 'by-time' ? views.search?.byTime : views[judge]?.status;

/** In the order in which the orders were made. */
export const racesOf = ({ races }: Pick<Races, 'races'>): readonly Race[] => listed(races);

const listed = latest((races: Races['races']): readonly Race[] =>
  Object.values(races)
    .filter(({ series }) => series > 0)
    .sort((a, b) => a.n - b.n),
);

/**
 * Whether database and view agree on an order, once nothing can change it any more: both clients
 * are done, all changes stand in the log, and the view has handled the last of them.
 */
export function verdictOf({ groups }: Pick<Facts, 'groups'>, race: Race, judge: Judge): Verdict {
  const path = judge === 'by-time' ? 'search' : judge;
  if (!settled(race, path, groups[path].positions)) return 'open';
  return race.mongo?.status === statusBy(race, judge) ? 'same' : 'apart';
}

type Positions = Facts['groups'][PathName]['positions'];

function settled({ entries, logs, mongo, views }: Race, path: PathName, positions: Positions) {
  const [one, two] = [entries['client-1'], entries['client-2']];
  if (!one || !two || one.error !== null || two.error !== null || !mongo) return false;
  const places = logs[path];
  const last = places.at(-1);
  const view = views[path];
  if (!last || !view?.from || places.length < RECORDS) return false;
  // Documents and bookmarks are told by different observers: the view's own word counts.
  const told = view.from.partition === last.partition && view.from.offset >= last.offset;
  return told && (positions[last.partition]?.committed ?? 0) > last.offset;
}

export interface Tally {
  readonly races: number;
  readonly settled: number;
  readonly apart: number;
}

/** `of`: which races; all, if nothing is said. */
export function tally(state: Facts, judge: Judge, of: (race: Race) => boolean = () => true): Tally {
  const races = racesOf(state).filter(of);
  const verdicts = races.map((race) => verdictOf(state, race, judge));
  return {
    races: races.length,
    settled: verdicts.filter((verdict) => verdict !== 'open').length,
    apart: verdicts.filter((verdict) => verdict === 'apart').length,
  };
}

/** The first press of twenty like this one that is settled in a path, by its series' number. */
function firstSeries(
  state: Facts,
  path: PathName,
  like: (race: Race) => boolean,
): number | undefined {
  const sizes = new Map<number, number>();
  for (const race of racesOf(state)) {
    if (!like(race) || verdictOf(state, race, path) === 'open') continue;
    const size = (sizes.get(race.series) ?? 0) + 1;
    if (size === SERIES) return race.series;
    sizes.set(race.series, size);
  }
  return undefined;
}

const firstRace = (state: Facts): Race | undefined =>
  racesOf(state).find((race) => verdictOf(state, race, 'search') !== 'open');

const often = (state: Facts) =>
  firstSeries(state, 'search', ({ pauseMs, clockMs }) => pauseMs > 0 && clockMs === 0);
const clocked = (state: Facts) => firstSeries(state, 'search', ({ clockMs }) => clockMs > 0);
const hurried = (state: Facts) => firstSeries(state, 'search', ({ pauseMs }) => pauseMs === 0);
/** Twenty races or more that have come through the connector. */
const throughCdc = (state: Facts): Tally | undefined => {
  const all = tally(state, 'search-cdc');
  return all.settled >= SERIES ? all : undefined;
};
const derived = (state: Facts): Tally | undefined => {
  const all = throughCdc(state);
  return all?.settled === all?.races ? all : undefined;
};
const again = (state: Facts) => {
  const series = firstSeries(state, 'search-cdc', ({ connected }) => connected);
  if (series === undefined) return undefined;
  const both = tally(state, 'search', (race) => race.series === series);
  return both.settled >= SERIES ? series : undefined;
};

/** In the order of the text. */
export const milestones = {
  raced: (state) => firstRace(state) !== undefined,
  often: (state) => often(state) !== undefined,
  hurried: (state) => hurried(state) !== undefined,
  clocked: (state) => clocked(state) !== undefined,
  derived: (state) => derived(state) !== undefined,
  again: (state) => again(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const optionOf = (status: Status | undefined): string =>
  status === 'DIKIRIM' ? 'dikirim' : status === 'DIBATALKAN' ? 'dibatalkan' : 'refused';

const apartIn = (state: Facts, series: number | undefined, judge: Judge = 'search') =>
  series === undefined ? undefined : tally(state, judge, (race) => race.series === series);

/** A few: not all but one or two, which a busy machine may spare. */
const MOST = 15;
const band = ({ apart, settled }: Tally, all: string): string =>
  apart === 0 ? '0' : apart >= Math.min(MOST, settled) ? all : 'few';

export const measures: LabModel<Facts>['measures'] = {
  'final-mongo': (state) => {
    const status = firstRace(state)?.mongo?.status;
    return status && { option: optionOf(status), value: status };
  },
  'final-search': (state) => {
    const status = firstRace(state)?.views.search?.status;
    return status && { option: optionOf(status), value: status };
  },
  'of-20': (state) => {
    const sum = apartIn(state, often(state));
    return sum && { option: band(sum, 'most'), value: `${sum.apart} / ${sum.settled}` };
  },
  'by-time': (state) => {
    const sum = apartIn(state, clocked(state), 'by-time');
    return sum && { option: band(sum, 'most'), value: `${sum.apart} / ${sum.settled}` };
  },
  'after-cdc': (state) => {
    const sum = derived(state);
    return sum && { option: band(sum, 'same'), value: `${sum.apart} / ${sum.settled}` };
  },
};

const place = (places: readonly Place[] | undefined, status: Status | undefined) => {
  const found = places?.find((one) => one.status === status);
  return found && `P${found.partition}@${found.offset}`;
};

export const live: LabModel<Facts>['live'] = {
  finalMongo: (state) => firstRace(state)?.mongo?.status,
  finalSearch: (state) => firstRace(state)?.views.search?.status,
  placeFirst: (state) => place(firstRace(state)?.logs.search, 'DIBATALKAN'),
  placeLast: (state) => place(firstRace(state)?.logs.search, 'DIKIRIM'),
  apart: (state) => apartIn(state, often(state))?.apart.toString(),
  of: (state) => apartIn(state, often(state))?.settled.toString(),
  apartHurried: (state) => apartIn(state, hurried(state))?.apart.toString(),
  apartByTrueTime: (state) => apartIn(state, often(state), 'by-time')?.apart.toString(),
  apartByTime: (state) => apartIn(state, clocked(state), 'by-time')?.apart.toString(),
  apartCdc: (state) => throughCdc(state)?.apart.toString(),
  ofCdc: (state) => throughCdc(state)?.settled.toString(),
  apartAgain: (state) => apartIn(state, again(state))?.apart.toString(),
  apartAgainCdc: (state) => apartIn(state, again(state), 'search-cdc')?.apart.toString(),
};
