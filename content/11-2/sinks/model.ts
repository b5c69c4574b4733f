/**
 * The model of the lab `sinks`: how far behind each view is, and whether it holds what the database
 * holds. Pure: server, browser and time line fold the same.
 */
import { latest } from '#lib/fold/latest.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { type Facts, initial, reduce } from './model-facts.ts';
import type { Build, Way } from './model-ways.ts';
import { ASKED, FLOWS, SEARCH, type SinkName, WRITER } from './names.ts';
import { percentile } from './percentile.ts';
import type { ComparisonDocument, FlowDocument, ReadingDocument } from './records.ts';

export type State = Facts & WithReached;

/** A flow that took this many times longer than planned was held up. */
const HELD_UP = 1.5;

export interface Spread {
  readonly orders: number;
  /** ms; undefined of no orders. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

/** The flow under way; what was begun by a service that is gone is over with it. */
export const flowOf = (state: Facts): FlowDocument | undefined => {
  const last = Object.values(state.flows).at(-1);
  return last && !last.ended && isAlive(state, WRITER) ? last : undefined;
};

const manyFlows = ({ flows }: Facts): FlowDocument[] =>
  Object.values(flows).filter(({ kind }) => kind === 'many');

export const lastMany = (state: Facts): FlowDocument | undefined => manyFlows(state).at(-1);

const spread = (delays: readonly number[]): Spread => ({
  orders: delays.length,
  p50: percentile(delays, 50),
  p99: percentile(delays, 99),
});

/** One memory a view: both stand on one page. */
const spreads: Readonly<Record<SinkName, typeof spread>> = {
  search: latest(spread),
  analytics: latest(spread),
};
const NONE: readonly number[] = [];

/** From commit until the view had it, over the orders of one flow. */
export const spreadOf = ({ delays }: Facts, flow: number, sink: SinkName): Spread =>
  spreads[sink](delays[flow]?.[sink] ?? NONE);

/** Over, and each of its orders is in the view. */
const isThere = (state: Facts, { _id, ended }: FlowDocument, sink: SinkName): boolean =>
  ended !== undefined && ended.written > 0 && countOf(state, _id, sink) >= ended.written;

const countOf = ({ delays }: Facts, flow: number, sink: SinkName): number =>
  delays[flow]?.[sink].length ?? 0;

/** The first flow of many orders that search took in at its own speed, once it is through. */
const measured = (state: Facts): FlowDocument | undefined =>
  manyFlows(state).find((flow) => !flow.slow && isThere(state, flow, 'search'));

/** The last flow with a slowed search, once both views are through. */
const slowed = (state: Facts): FlowDocument | undefined =>
  manyFlows(state).findLast(
    (flow) => flow.slow && isThere(state, flow, 'search') && isThere(state, flow, 'analytics'),
  );

export const firstPress = ({ readings }: Facts): readonly ReadingDocument[] => {
  const press = readings[0]?.press;
  return readings.filter((reading) => reading.press === press);
};

/** Of all that was asked so far: how many orders the view had at the instant of their 201. */
export const foundAtOnce = ({ readings }: Facts): number =>
  readings.filter(({ search }) => search.found).length;

/** The last wipe of search under traffic: orders were committed before and after it in one flow. */
export function wipeUnderTraffic({ builds, flows }: Facts): Build | undefined {
  return builds.findLast(
    ({ sink, wiped, clearedAt }) =>
      sink === SEARCH &&
      wiped &&
      Object.values(flows).some(
        ({ kind, startedAt, ended }) =>
          kind === 'many' && startedAt < clearedAt && clearedAt < (ended?.at ?? 0),
      ),
  );
}

/** Read at rest, after that wipe: what the reader's guess is held against. */
function comparedAfterWipe(state: Facts): ComparisonDocument | undefined {
  const wipe = wipeUnderTraffic(state);
  if (!wipe?.rebuilt) return undefined;
  return state.comparisons.findLast(({ at, atRest }) => atRest && at > wipe.clearedAt);
}

export const isEqual = ({ orders, search }: ComparisonDocument): boolean =>
  orders.hash === search.hash;

export const lastBuild = ({ builds }: Facts, sink: SinkName): Build | undefined =>
  builds.findLast((build) => build.sink === sink);

/** In the order of the text. */
const milestones = {
  arrived: ({ ways }) => ways.some(({ search }) => search !== null),
  measured: (state) => measured(state) !== undefined,
  summed: (state) => state.turnover !== null && Boolean(lastBuild(state, 'analytics')?.rebuilt),
  asked: ({ readings }) => readings.length >= ASKED,
  slowed: (state) => slowed(state) !== undefined && !state.slow,
  rebuilt: (state) => comparedAfterWipe(state) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

const ms = (value: number | undefined): string => (value === undefined ? '–' : String(value));

const ofFlow = (
  find: (state: Facts) => FlowDocument | undefined,
  sink: SinkName,
  of: 'p50' | 'p99',
) =>
  function read(state: Facts): string | undefined {
    const flow = find(state);
    return flow && ms(spreadOf(state, flow._id, sink)[of]);
  };

const hop = (from: keyof Way, to: keyof Way) => (state: Facts) => {
  const spent = state.ways.flatMap((way) => {
    const [began, ended] = [way[from], way[to]];
    return typeof began === 'number' && typeof ended === 'number' ? [ended - began] : [];
  });
  const half = percentile(spent, 50);
  return half === undefined ? undefined : String(half);
};

function delayMeasured(state: Facts) {
  const flow = measured(state);
  if (!flow) return undefined;
  const { p50, p99 = 0 } = spreadOf(state, flow._id, 'search');
  const option = p99 < 10 ? 'ten' : p99 < 100 ? 'hundred' : p99 < 1000 ? 'second' : 'over';
  return { option, value: `p50 ${ms(p50)} ms, p99 ${p99} ms` };
}

function ownMeasured(state: Facts) {
  const readings = firstPress(state);
  if (readings.length < ASKED) return undefined;
  const found = readings.filter(({ search }) => search.found).length;
  const option = found === 0 ? 'none' : found === readings.length ? 'all' : 'some';
  return { option, value: `${found} / ${readings.length}` };
}

function slowMeasured(state: Facts) {
  const flow = slowed(state);
  if (!flow?.ended) return undefined;
  const search = spreadOf(state, flow._id, 'search').p99 ?? 0;
  const analytics = spreadOf(state, flow._id, 'analytics').p99 ?? 0;
  const { orders, perSecond } = FLOWS[flow.kind];
  const heldUp = flow.ended.at - flow.startedAt > ((orders * 1000) / perSecond) * HELD_UP;
  const option = heldUp ? 'shop' : analytics * 2 > search ? 'both' : 'search';
  return { option, value: `search p99 ${search} ms, analytics p99 ${analytics} ms` };
}

function rebuildMeasured(state: Facts) {
  const compared = comparedAfterWipe(state);
  if (!compared) return undefined;
  const { orders, search } = compared;
  const fewer = search.documents < orders.documents;
  const option = isEqual(compared) ? 'same' : fewer ? 'missing' : 'double';
  return { option, value: `${search.documents} / ${orders.documents}` };
}

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    delay: delayMeasured,
    own: ownMeasured,
    slow: slowMeasured,
    rebuild: rebuildMeasured,
  },
  live: {
    p50: ofFlow(measured, 'search', 'p50'),
    p99: ofFlow(measured, 'search', 'p99'),
    toRead: hop('committedAt', 'readAt'),
    toBroker: hop('readAt', 'appendedAt'),
    toIndex: hop('appendedAt', 'search'),
    readRecords: (state) => built(lastBuild(state, 'analytics'), 'records'),
    readMs: (state) => built(lastBuild(state, 'analytics'), 'ms'),
    asked: ({ readings }) => (readings.length > 0 ? String(readings.length) : undefined),
    found: (state) => (state.readings.length > 0 ? String(foundAtOnce(state)) : undefined),
    foundAfter: ({ readings }) => {
      const waited = readings.flatMap(({ foundAfterMs }) => foundAfterMs ?? []);
      const half = percentile(waited, 50);
      return half === undefined ? undefined : String(Math.round(half));
    },
    slowSearch: ofFlow(slowed, 'search', 'p99'),
    slowAnalytics: ofFlow(slowed, 'analytics', 'p99'),
    lagMax: ({ lagMax }) => (lagMax > 0 ? String(lagMax) : undefined),
    rebuiltRecords: (state) => built(wipeUnderTraffic(state), 'records'),
    rebuiltMs: (state) => built(wipeUnderTraffic(state), 'ms'),
    documents: (state) => text(comparedAfterWipe(state)?.search.documents),
    orders: (state) => text(comparedAfterWipe(state)?.orders.documents),
  },
});

const text = (value: number | undefined) => (value === undefined ? undefined : String(value));

function built(build: Build | undefined, of: 'records' | 'ms'): string | undefined {
  return text(build?.rebuilt?.[of]);
}
