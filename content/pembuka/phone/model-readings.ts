/** What the facts of the lab `phone` mean: milestones, and what bore a guess out. */
import type { LabModel, Measured } from '#lib/lab.ts';
import { type Condition, isComplete, percentOf, quantile, type Series } from '../../shop/ledger.ts';
import { HEALTHY } from '../../shop/services.ts';
import type { Facts } from './model.ts';

/** Fewer orders say little of a chance of two in a hundred. */
const ENOUGH = 100;
const SOME = 20;
/** What the text slows analytics to, ms. */
export const SLOW_MS = 800;

type Holds = (series: Series) => boolean;

const steady = ({ delayMs }: Condition) => delayMs === HEALTHY.delayMs;
/** Nobody was dead when it began, nor while it ran: each failure is an answer of the living. */
const whole = ({ services, failures }: Series) =>
  services.every(({ killed }) => !killed) &&
  Object.keys(failures).every((reason) => reason.endsWith(' 503'));
const dead = ({ services }: Series) =>
  services.some(({ service, killed }) => service === 'notification' && killed);
const failing = (percent: number) => (series: Series) =>
  series.services.every((one) => one.failPercent === percent);

const isHealthy: Holds = (series) =>
  whole(series) && failing(0)(series) && series.services.every(steady);
const isFailing: Holds = (series) =>
  whole(series) && failing(2)(series) && series.retries === 0 && series.asked >= ENOUGH;
const isSlow: Holds = (series) =>
  whole(series) &&
  failing(0)(series) &&
  series.services.every((one) =>
    one.service === 'analytics' ? one.delayMs === SLOW_MS : steady(one),
  );
const isDead: Holds = (series) => dead(series) && series.retries === 0;
const isRetried: Holds = (series) => dead(series) && series.retries > 0;
const isHealed: Holds = (series) =>
  whole(series) && failing(2)(series) && series.retries > 0 && series.asked >= ENOUGH;

/** The first such series that was finished: later ones don't change what a guess is held against. */
const first = ({ series }: Facts, holds: Holds): Series | undefined =>
  series.find((one) => isComplete(one) && one.placed >= SOME && holds(one));

/** In the order of the text. */
export const milestones = {
  healthy: (state) => first(state, isHealthy) !== undefined,
  failing: (state) => first(state, isFailing) !== undefined,
  slowed: (state) => first(state, isSlow) !== undefined,
  dead: (state) => first(state, isDead) !== undefined,
  retried: (state) => first(state, isRetried) !== undefined,
  healed: (state) => first(state, isHealed) !== undefined,
} satisfies Record<string, (state: Facts) => boolean>;

function share(state: Facts, holds: Holds, option: (percent: number) => string) {
  const series = first(state, holds);
  if (!series) return undefined;
  const value = `${series.accepted}/${series.placed}`;
  return { option: option(percentOf(series)), value } satisfies Measured;
}

function wait(state: Facts, holds: Holds, option: (ms: number) => string): Measured | undefined {
  const series = first(state, holds);
  const ms = series && quantile(series, 0.5);
  return ms === undefined ? undefined : { option: option(ms), value: `p50 ${ms} ms` };
}

const allOrNone = (percent: number) => (percent >= 99 ? 'all' : percent <= 1 ? 'none' : 'some');

export const measures: LabModel<Facts>['measures'] = {
  healthy: (state) => wait(state, isHealthy, (ms) => (ms < 90 ? '30' : ms < 400 ? '150' : '600')),
  'two-percent': (state) =>
    share(state, isFailing, (percent) => (percent >= 96 ? '98' : percent >= 75 ? '90' : '50')),
  slow: (state) => wait(state, isSlow, (ms) => (ms < 250 ? '184' : ms < 850 ? '310' : '920')),
  dead: (state) => share(state, isDead, allOrNone),
  'retry-dead': (state) => share(state, isRetried, allOrNone),
};

const last = ({ series }: Facts): Series | undefined => series.at(-1);
const counted = (holds: Holds, read: (series: Series) => number | undefined) => (state: Facts) => {
  const series = first(state, holds);
  return series && read(series)?.toString();
};

export const live: LabModel<Facts>['live'] = {
  lastAccepted: (state) => last(state)?.accepted.toString(),
  lastPlaced: (state) => last(state)?.placed.toString(),
  healthyWait: counted(isHealthy, (series) => quantile(series, 0.5)),
  failingAccepted: counted(isFailing, ({ accepted }) => accepted),
  failingPlaced: counted(isFailing, ({ placed }) => placed),
  slowWait: counted(isSlow, (series) => quantile(series, 0.5)),
  deadAccepted: counted(isDead, ({ accepted }) => accepted),
  deadPlaced: counted(isDead, ({ placed }) => placed),
  retriedAccepted: counted(isRetried, ({ accepted }) => accepted),
  retriedPlaced: counted(isRetried, ({ placed }) => placed),
  healedAccepted: counted(isHealed, ({ accepted }) => accepted),
  healedPlaced: counted(isHealed, ({ placed }) => placed),
};
