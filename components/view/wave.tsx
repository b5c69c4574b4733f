/**
 * An event on its way: a dotted wave. It stands while a send is really open, and fades in 260 ms
 * as the echo of a record that has already been painted.
 */
import { useMemo } from 'react';
import css from './wave.module.css';
import { type Point, waveDots } from './wave-path.ts';

export interface WaveProps {
  points: readonly Point[];
  /** An echo fades and then asks to be removed. */
  echo?: boolean;
  onFaded?: () => void;
  amplitude?: number;
}

export function Wave({ points, echo = false, onFaded, amplitude }: WaveProps) {
  const key = points.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: key is the points by value
  const d = useMemo(
    () => waveDots(points, amplitude === undefined ? {} : { amplitude }),
    [key, amplitude],
  );
  return (
    <path
      className={css.wave}
      d={d}
      data-testid="wave"
      data-echo={echo || undefined}
      onAnimationEnd={onFaded}
    />
  );
}
