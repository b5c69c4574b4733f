/** How fast lag grew, from samples that were read from the broker. Pure. */
import { type Sample, TRIAL } from './settings.ts';

/** Fewer than so many points make no line. */
const POINTS_MIN = 5;

export const lagOf = ({ end, committed }: Sample): number => end - committed;

/**
 * Slope of the line of least squares through lag over time, messages a second. Samples of the
 * first seconds, while everything begins, don't count; undefined: too few are left.
 */
export function slopeOf(samples: readonly Sample[]): number | undefined {
  const points = samples.filter(({ ms }) => ms >= TRIAL.warmMs);
  if (points.length < POINTS_MIN) return undefined;
  const mean = (of: (sample: Sample) => number) =>
    points.reduce((sum, sample) => sum + of(sample), 0) / points.length;
  const ms = mean((sample) => sample.ms);
  const lag = mean(lagOf);
  let over = 0;
  let under = 0;
  for (const sample of points) {
    over += (sample.ms - ms) * (lagOf(sample) - lag);
    under += (sample.ms - ms) ** 2;
  }
  return under === 0 ? undefined : (over / under) * 1000;
}
