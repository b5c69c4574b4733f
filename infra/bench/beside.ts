/** Ours beside something else, measured in turns: the ratio is taken round by round. */
import { type Spread, spreadOf } from './stats.ts';

export interface Beside {
  /** "ours / theirs". */
  readonly name: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly theirs: Spread;
  readonly ratio: Spread;
}

export function besideOf(
  name: string,
  unit: string,
  ours: readonly number[],
  theirs: readonly number[],
): Beside {
  if (ours.length !== theirs.length) throw new RangeError(`${name}: not as many of both`);
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  return {
    ...{ name, unit, ours: spreadOf(ours), theirs: spreadOf(theirs) },
    ratio: spreadOf(ratios),
  };
}
