/**
 * One group's rail under a lane: solid to its bookmark, dashed to where it has read, and the lag
 * as a bracket. The bookmark and the solid line move together in one group, 180 ms, so that a
 * rewind is seen as what it is: a ribbon pulled back.
 */
import { Fragment } from 'react';
import type { LaneLayout, Rail, Visible } from './layout.ts';
import type { LogLabels } from './log-types.ts';
import css from './rail.module.css';

export interface RailProps {
  rail: Rail;
  committed: number | null;
  seen: Visible;
  layout: LaneLayout;
  /** Top of the rail's row. */
  top: number;
  /** Which ribbon: filled, hollow, striped. */
  style: number;
  clip: string;
}

/** Positions count from a multiple of this, so that floats stay exact at any offset. */
const BASE = 1024;

export function RailDrawing({ rail, committed, seen, layout, top, style, clip }: RailProps) {
  const { cellWidth } = layout.metrics;
  const base = Math.floor(seen.first / BASE) * BASE;
  const shift = layout.left - (seen.first - base) * cellWidth;
  const reach = layout.room * cellWidth;
  const at = committed === null ? null : Math.min(Math.max(committed, seen.first), seen.end);
  const dashFrom = rail.ribbon ?? layout.left;
  const line = top + 4;
  // Two groups in step: the line is cut off where the lane begins, the ribbon is not.
  const bookmark = {
    className: css.bookmark,
    'data-clamped': rail.clamped || undefined,
    style: { transform: `translateX(${((at ?? 0) - base) * cellWidth}px)` },
  };
  return (
    <g>
      {rail.read !== null && (
        <path className={css.dashed} d={`M${dashFrom} ${line}H${rail.read}`} data-testid="read" />
      )}
      {rail.bracket && <Bracket {...rail.bracket} y={top + 12} />}
      {at !== null && (
        // Other cells or another base: drawn anew, or the ribbon would slide for no fact.
        <Fragment key={`${cellWidth} ${base}`}>
          <g clipPath={`url(#${clip})`}>
            <g transform={`translate(${shift} ${top})`}>
              <g {...bookmark}>
                <path className={css.solid} d={`M${-reach} 4H0`} />
              </g>
            </g>
          </g>
          <g transform={`translate(${shift} ${top})`}>
            <g {...bookmark}>
              <Ribbon style={style} scale={layout.metrics.scale > 1 ? 1.15 : 1} />
            </g>
          </g>
        </Fragment>
      )}
    </g>
  );
}

/** The bookmark: 10 × 16 with a notch. */
export function Ribbon({ style, scale = 1 }: { style: number; scale?: number }) {
  const outline = 'M-5 0h10v16l-5 -5l-5 5z';
  return (
    <g transform={`scale(${scale})`} data-ribbon={style} className={css.ribbon}>
      <path d={outline} fill={style === 0 ? 'var(--ink)' : 'var(--cell)'} />
      {style === 2 && <path className={css.stripes} d="M-5 3h10M-5 7h10M-5 11h10" />}
    </g>
  );
}

function Bracket(props: { from: number; to: number; open: boolean; y: number }) {
  const { from, to, open, y } = props;
  const start = open ? `M${from} ${y}` : `M${from} ${y - 4}v4`;
  // Open on the left: the lag begins further back than the eye can see.
  const broken = open ? `M${from + 7} ${y - 4}l-4 8M${from + 12} ${y - 4}l-4 8` : '';
  return <path className={css.bracket} data-testid="bracket" d={`${start}H${to}v-4${broken}`} />;
}

interface RailTextProps {
  name: string;
  committed: number | null;
  rail: Rail;
  layout: LaneLayout;
  labels: LogLabels;
  top: number;
}

/** Name and bookmark as words left of the rail, the lag right of it. */
export function RailText({ name, committed, rail, layout, labels, top }: RailTextProps) {
  const { metrics, left, right } = layout;
  return (
    <>
      <span
        className={css.railName}
        style={{ top: top - 6, width: left - metrics.labelGap }}
        data-testid="committed"
        data-group={name}
        data-committed={committed ?? undefined}
      >
        {name} <b>{committed ?? '–'}</b>
      </span>
      {rail.lag !== null && (
        <span
          className={css.lag}
          style={{ top: top - 6, left: right + metrics.channel + 2 }}
          data-testid="lag"
          data-group={name}
          data-lag={rail.lag}
        >
          {labels.lag(rail.lag)}
        </span>
      )}
    </>
  );
}
