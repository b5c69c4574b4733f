/**
 * The model of the lab `cdc`: what is missing in Kafka and what stands there twice, by id, for each
 * flow of orders; and whether a copy agrees with its collection. Pure: server, browser and time line
 * fold the same.
 */
import { latest } from '#lib/fold/latest.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { everyIn, findIn } from '#lib/fold/shelves.ts';
import { type Facts, initial, type RunDocument, reduce } from './model-facts.ts';
import { CONNECTOR, COPIES, type CopyName, MODES, type Mode, ROUND, WRITER } from './names.ts';
import type { KillDocument, RoundDocument } from './records.ts';

export type State = Facts & WithReached;

export const idOf = (number: number): string => `ORD-${number}`;

/** The flow under way; what was begun by a service that is gone is over with it. */
export const flowOf = (state: Facts): RoundDocument | undefined => {
  const last = Object.values(state.rounds).at(-1);
  return last && !last.ended && isAlive(state, WRITER) ? last : undefined;
};

/** The last flow of a row: of a mode with planned deaths, or of the reader's own. */
export function roundOf({ rounds }: Facts, row: Mode | 'own'): RoundDocument | undefined {
  return Object.values(rounds).findLast(({ mode, by }) =>
    row === 'own' ? by === 'hand' && mode !== 'copy' : by === 'plan' && mode === row,
  );
}

/** What became of an order's event: in the log once, again, passed over, or still to come. */
export type Mark = 'told' | 'again' | 'lost' | 'waiting';

export interface Tally {
  readonly first: number;
  readonly orders: number;
  /** In the order of their numbers. */
  readonly marks: readonly Mark[];
  readonly events: number;
  /** Passed over: a younger one is in the log already. */
  readonly lost: readonly string[];
  /** In the log more than once, and how many records that is too many. */
  readonly doubled: readonly string[];
  readonly extra: number;
  /** Deaths, and how many of its orders were in the log by each. */
  readonly kills: readonly { readonly at: number; readonly after: number }[];
}

const NOTHING: Tally = {
  ...{ first: 0, orders: 0, marks: [], events: 0 },
  ...{ lost: [], doubled: [], extra: 0, kills: [] },
};

function count(
  told: Facts['told'],
  highest: number,
  span: { readonly first: number; readonly last: number } | undefined,
  deaths: readonly KillDocument[],
  round: number,
): Tally {
  if (!span) return NOTHING;
  const orders = span.last - span.first + 1;
  const entries = Array.from({ length: orders }, (_, place) =>
    findIn(told, idOf(span.first + place)),
  );
  const times = entries.map((entry) => entry?.times ?? 0);
  const marks = times.map((n, place): Mark => {
    if (n > 0) return n > 1 ? 'again' : 'told';
    return span.first + place < highest ? 'lost' : 'waiting';
  });
  const named = (wanted: Mark) =>
    marks.flatMap((mark, place) => (mark === wanted ? [idOf(span.first + place)] : []));
  const kills = deaths
    .filter((kill) => kill.round === round)
    .map(({ at, end }) => ({
      at,
      after: entries.findLastIndex((one) => (one?.first ?? end) < end) + 1,
    }));
  return {
    first: span.first,
    orders,
    marks,
    events: times.reduce((sum, n) => sum + n, 0),
    lost: named('lost'),
    doubled: named('again'),
    extra: times.reduce((sum, n) => sum + Math.max(0, n - 1), 0),
    kills,
  };
}

/** One memory a row, so that five of them on one page don't push each other out. */
const counts = Object.fromEntries(
  [...MODES, 'own' as const].map((row) => [row, latest(count)] as const),
) as Record<Mode | 'own', typeof count>;

export function tallyOf(state: Facts, row: Mode | 'own'): Tally {
  const round = roundOf(state, row);
  if (!round) return NOTHING;
  const { told, highest, spans, kills } = state;
  return counts[row](told, highest, spans[round._id], kills, round._id);
}

/** Over, with all its deaths, and caught up: its last order stands in the log. */
export function isSettled(state: Facts, round: RoundDocument | undefined): boolean {
  if (!round?.ended || state.lastNumber < round.ended.number) return false;
  const deaths = state.kills.filter((kill) => kill.round === round._id).length;
  if (round.by === 'plan' && deaths < ROUND.kills) return false;
  const last = state.spans[round._id]?.last;
  return last !== undefined && findIn(state.told, idOf(last)) !== undefined;
}

const settledTally = (state: Facts, mode: Mode): Tally | undefined =>
  isSettled(state, roundOf(state, mode)) ? tallyOf(state, mode) : undefined;

export const livesOf = ({ runs }: Facts): readonly RunDocument[] =>
  runs.filter(({ connector }) => connector === CONNECTOR);

/** The last life, if it ended because the server refused its token. */
export const refusedRun = (state: Facts): RunDocument | undefined => {
  const last = livesOf(state).at(-1);
  return last?.ended?.refusal ? last : undefined;
};

export interface CopyTally {
  readonly missing: readonly string[];
  readonly stale: readonly string[];
}

function compare(versions: Facts['versions'], copy: Facts['versions']): CopyTally {
  const missing: string[] = [];
  const stale: string[] = [];
  for (const [id, version] of everyIn(versions)) {
    const copied = findIn(copy, id);
    if (copied === undefined) missing.push(id);
    else if (copied < version) stale.push(id);
  }
  return { missing, stale };
}

const compared = Object.fromEntries(
  COPIES.map((name) => [name, latest(compare)] as const),
) as Record<CopyName, typeof compare>;

export const copyTallyOf = ({ versions, copies }: Facts, name: CopyName): CopyTally =>
  compared[name](versions, copies[name].versions);

/** Both copies have what was written last: from here on they can be compared. */
export function copiesAreStill(state: Facts): boolean {
  const ended = Object.values(state.rounds).findLast(({ mode }) => mode === 'copy')?.ended;
  if (!ended?.changed || state.lastNumber < ended.number) return false;
  const { number, version } = ended.changed;
  const sources = [state.versions, ...COPIES.map((name) => state.copies[name].versions)];
  return sources.every(
    (versions) =>
      (findIn(versions, idOf(number)) ?? 0) >= version &&
      findIn(versions, idOf(ended.number)) !== undefined,
  );
}

/** In the order of the text. */
export const milestones = {
  followed: (state) => isSettled(state, roundOf(state, 'own')),
  before: (state) => settledTally(state, 'before') !== undefined,
  after: (state) => settledTally(state, 'after') !== undefined,
  every: (state) => settledTally(state, 'every') !== undefined,
  refused: (state) => refusedRun(state) !== undefined,
  recovered: (state) => {
    const lives = livesOf(state);
    const at = lives.findIndex(({ ended }) => ended?.refusal);
    return at >= 0 && lives.slice(at).some(({ copied }) => copied !== undefined);
  },
  converged: (state) => copiesAreStill(state) && differs(state, 'catat-dulu') === 0,
  passed: ({ progress }) => progress.passedHere === true,
} satisfies Record<string, (state: Facts) => boolean>;

export const differs = (state: Facts, name: CopyName): number => {
  const { missing, stale } = copyTallyOf(state, name);
  return missing.length + stale.length;
};

function outcome(mode: 'before' | 'after') {
  return (state: Facts) => {
    const tally = settledTally(state, mode);
    if (!tally) return undefined;
    const { lost, extra } = tally;
    const option = lost.length > 0 ? 'lost' : extra > 0 ? 'doubled' : 'clean';
    return { option, value: `${lost.length} / ${extra}` };
  };
}

const live = (mode: Mode, of: (tally: Tally) => number) => (state: Facts) => {
  const tally = settledTally(state, mode);
  return tally && String(of(tally));
};

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    before: outcome('before'),
    after: outcome('after'),
    every: (state) => {
      const tally = settledTally(state, 'every');
      if (!tally) return undefined;
      const { orders, extra } = tally;
      const option = extra >= orders ? 'all' : extra > 2 * ROUND.kills ? 'more' : 'same';
      return { option, value: String(extra) };
    },
    foreign: (state) => {
      const refusal = refusedRun(state)?.ended?.refusal;
      return refusal ? { option: 'refused', value: String(refusal.code) } : undefined;
    },
    copy: (state) => {
      if (!copiesAreStill(state)) return undefined;
      const odd = differs(state, 'salin-dulu');
      return { option: odd > 0 ? 'differs' : 'same', value: String(odd) };
    },
  },
  live: {
    lostBefore: live('before', ({ lost }) => lost.length),
    doubledBefore: live('before', ({ extra }) => extra),
    lostAfter: live('after', ({ lost }) => lost.length),
    doubledAfter: live('after', ({ extra }) => extra),
    lostEvery: live('every', ({ lost }) => lost.length),
    doubledEvery: live('every', ({ extra }) => extra),
    saves: ({ place }) => (place ? String(place.saves) : undefined),
    refusedCode: (state) => {
      const refusal = lastRefusal(state);
      return refusal && String(refusal.code);
    },
    copied: (state) => {
      const last = livesOf(state).findLast(({ copied }) => copied !== undefined);
      return last && String(last.copied);
    },
    missingFirst: (state) =>
      copiesAreStill(state) ? String(copyTallyOf(state, 'salin-dulu').missing.length) : undefined,
    staleFirst: (state) =>
      copiesAreStill(state) ? String(copyTallyOf(state, 'salin-dulu').stale.length) : undefined,
    differsNoted: (state) =>
      copiesAreStill(state) ? String(differs(state, 'catat-dulu')) : undefined,
  },
});

function lastRefusal(state: Facts) {
  return livesOf(state).findLast(({ ended }) => ended?.refusal)?.ended?.refusal ?? undefined;
}
