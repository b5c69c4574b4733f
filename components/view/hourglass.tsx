/**
 * An hourglass: what is left of the time until something may be deleted. The sand is the measured
 * part that is left; the words stand beside it, and are all that a screen reader needs.
 */
import css from './hourglass.module.css';

export interface HourglassProps {
  /** Part that is left, 1 to 0; null: nothing is waiting, so nothing runs. */
  left: number | null;
}

const WIDTH = 46;
const HEIGHT = 66;
const MIDDLE = HEIGHT / 2;
const HALF = 19;
const BULB = 27;

export function Hourglass({ left }: HourglassProps) {
  const part = left === null ? 1 : Math.min(1, Math.max(0, left));
  // The heights of two cones: their sand is an area, so it goes by the root.
  const top = BULB * Math.sqrt(part);
  const fallen = BULB * (1 - Math.sqrt(part));
  const halfAt = (height: number) => (HALF * height) / BULB;
  return (
    <svg
      className={css.glass}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`${-WIDTH / 2} 0 ${WIDTH} ${HEIGHT}`}
      data-over={left !== null && left <= 0 ? true : undefined}
      aria-hidden="true"
    >
      <path
        className={css.sand}
        d={`M0 ${MIDDLE}L${halfAt(top)} ${MIDDLE - top}H${-halfAt(top)}Z`}
      />
      <path
        className={css.sand}
        d={`M${-HALF} ${MIDDLE + BULB}H${HALF}L${HALF - halfAt(fallen)} ${MIDDLE + BULB - fallen}H${-(HALF - halfAt(fallen))}Z`}
      />
      <path
        className={css.frame}
        d={`M${-HALF} ${MIDDLE - BULB}H${HALF}L${-HALF} ${MIDDLE + BULB}H${HALF}Z`}
      />
      <path
        className={css.caps}
        d={`M${-HALF - 3} ${MIDDLE - BULB - 2}H${HALF + 3}M${-HALF - 3} ${MIDDLE + BULB + 2}H${HALF + 3}`}
      />
    </svg>
  );
}
