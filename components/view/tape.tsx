/**
 * What lies under the cells of a lane: the empty tape ahead, the dashed next cell, the torn edge
 * where retention has deleted, and the double bar where older records are out of sight.
 */

import { type LaneLayout, type Visible, xOf } from './layout.ts';
import css from './tape.module.css';

export interface TapeProps {
  seen: Visible;
  layout: LaneLayout;
  awaited: boolean;
}

export function Tape({ seen, layout, awaited }: TapeProps) {
  const { cellWidth, cellHeight: h } = layout.metrics;
  const next = xOf(seen.end, seen, layout);
  const goneTo = xOf(seen.gone, seen, layout);
  return (
    <>
      <path
        className={css.ahead}
        d={`M${next} .5H${layout.right}M${next} ${h - 0.5}H${layout.right}`}
      />
      <rect
        className={css.nextCell}
        data-awaited={awaited || undefined}
        x={next + 0.5}
        y={0.5}
        width={cellWidth}
        height={h - 1}
      />
      {seen.edge === 'hidden' && <DoubleBar x={layout.left} height={h} />}
      {goneTo > layout.left && <Gone from={layout.left} to={goneTo} height={h} seen={seen} />}
      {seen.low > 0 && seen.edge !== 'hidden' && <Torn x={goneTo} height={h} />}
    </>
  );
}

function DoubleBar({ x, height }: { x: number; height: number }) {
  const low = height - 6;
  return (
    <path
      className={css.hidden}
      data-testid="older-hidden"
      d={`M${x - 5} 6V${low}M${x - 9} 12V${low - 6}`}
    />
  );
}

/** Deleted records leave their numbers, not their cells: nothing can stand there again. */
function Gone(props: { from: number; to: number; height: number; seen: Visible }) {
  const { from, to, height, seen } = props;
  const each = (to - from) / (seen.gone - seen.first);
  const numbers = [];
  for (let offset = seen.first; offset < seen.gone; offset++) {
    numbers.push(
      <text key={offset} className={css.goneNumber} x={from + (offset - seen.first + 0.5) * each}>
        {offset}
      </text>,
    );
  }
  let hatch = '';
  for (let x = from; x < to + height; x += 9) hatch += `M${x} 0L${x - height} ${height}`;
  return (
    <g data-testid="gone" data-from={seen.first} data-to={seen.gone}>
      <svg x={from} y={0} width={to - from} height={height} aria-hidden="true">
        <path className={css.goneHatch} d={hatch} transform={`translate(${-from} 0)`} />
      </svg>
      <path className={css.ahead} d={`M${from} .5H${to}M${from} ${height - 0.5}H${to}`} />
      <g transform={`translate(0 ${height})`}>{numbers}</g>
    </g>
  );
}

function Torn({ x, height }: { x: number; height: number }) {
  const teeth = 6;
  const step = (height + 8) / teeth;
  let d = `M${x} -4`;
  for (let tooth = 0; tooth < teeth; tooth++) d += `l${tooth % 2 ? 5 : -5} ${step.toFixed(2)}`;
  return <path className={css.torn} data-testid="low-edge" d={d} />;
}
