'use client';
/**
 * One strip: a lane with a place for each order, drawn at 1:1 for the width it is given. Whole and
 * grey is right; what stands out of it is too much, what is hollow in it is missing.
 */
import { memo, useId } from 'react';
import css from './strip.module.css';

export interface Band {
  readonly kind: 'told' | 'again' | 'lost' | 'waiting' | 'stale';
  readonly from: number;
  readonly to: number;
}

interface StripProps {
  readonly width: number;
  /** The projector's factor. */
  readonly k: number;
  readonly places: number;
  readonly bands: readonly Band[];
  /** Places before which a death lies. */
  readonly crosses: readonly number[];
  /** Printed once, beside the first of them. */
  readonly crossLabel: string;
  /** Over a raised band, where it is wide enough. */
  readonly again: string;
  /** The whole strip in words. */
  readonly name: string;
}

const TOP = 13;
const LANE = 13;
const RAISED = 6;
const HEIGHT = 40;
/** A single order of four hundred would be a hair. */
const SEEN_FROM = 4;
const SAID_FROM = 18;

export const Strip = memo(function Strip(props: StripProps) {
  const { width, k, places, bands, crosses, crossLabel, again, name } = props;
  const hatch = useId();
  const unit = places === 0 ? 0 : (width - 2) / places;
  const x = (place: number) => 1 + place * unit;
  const [top, lane, raised] = [TOP * k, LANE * k, RAISED * k];
  const [first, second] = crosses;
  // Where the next one is too near, the row says it in words anyway.
  const said = first !== undefined && (second === undefined || x(second) - x(first) > 66 * k);
  return (
    <svg className={css.strip} width={width} height={HEIGHT * k} role="img" aria-label={name}>
      <defs>
        <pattern
          id={hatch}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className={css.under} />
          <rect width="2.4" height="5" className={css.ink} />
        </pattern>
      </defs>
      <rect
        className={css.lane}
        data-empty={places === 0 || undefined}
        {...{ x: 0.5, y: top, width: Math.max(0, width - 1), height: lane }}
      />
      {bands.toSorted(wholeFirst).map(({ kind, from, to }) => {
        const [left, wide] = seen(x(from), (to - from) * unit, width);
        switch (kind) {
          case 'told':
            return (
              <rect
                key={from}
                className={css.told}
                {...{ x: x(from), y: top + 1, width: (to - from) * unit, height: lane - 2 }}
              />
            );
          case 'again':
            return (
              <g key={from}>
                <rect
                  fill={`url(#${hatch})`}
                  className={css.again}
                  {...{ x: left, y: top - raised, width: wide, height: lane + raised }}
                />
                {wide >= SAID_FROM * k && again !== '' && (
                  <text className={css.times} x={left + wide / 2} y={top - raised - 2}>
                    {again}
                  </text>
                )}
              </g>
            );
          case 'lost':
            return (
              <rect
                key={from}
                className={css.lost}
                {...{ x: left, y: top - 3, width: wide, height: lane + 6 }}
              />
            );
          case 'stale':
            return (
              <rect
                key={from}
                className={css.stale}
                {...{ x: left, y: top + lane / 2, width: wide, height: lane / 2 - 1 }}
              />
            );
          default:
            return null;
        }
      })}
      {crosses.map((place, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: two deaths may lie in one place
          key={index}
          className={css.cross}
          d={crossAt(Math.min(Math.max(x(place), 6), width - 6), top + lane + 9 * k, 3.5 * k)}
        />
      ))}
      {said && (
        <text className={css.signal} x={Math.max(x(first), 6) + 8 * k} y={top + lane + 13 * k}>
          {crossLabel}
        </text>
      )}
    </svg>
  );
});

/** What stands out of the lane is wider than its place, and must not be drawn over. */
const wholeFirst = (a: Band, b: Band): number =>
  Number(b.kind === 'told') - Number(a.kind === 'told');

/** Wide enough to be seen, and within the lane. */
function seen(left: number, wide: number, width: number): [number, number] {
  const shown = Math.max(wide, SEEN_FROM);
  return [Math.min(left, width - shown - 1), shown];
}

const crossAt = (x: number, y: number, r: number): string =>
  `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;
