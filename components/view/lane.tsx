/**
 * One partition as a lane: touching cells with printed offsets, the dashed next cell, the tape
 * that goes on, and a rail for each group. Only what is visible is in the page.
 */
import { memo, useId } from 'react';
import { Cells } from './cells.tsx';
import css from './lane.module.css';
import {
  type LaneLayout,
  laneHeight,
  RAILS_MAX,
  type Rail,
  railOf,
  type Visible,
  visible,
  xOf,
} from './layout.ts';
import type { LogGroup, LogLabels, LogPartition, LogRecord } from './log-types.ts';
import { RailDrawing, RailText } from './rail.tsx';
import { Tape } from './tape.tsx';

export interface LaneProps {
  partition: LogPartition;
  groups: readonly LogGroup[];
  layout: LaneLayout;
  labels: LogLabels;
  short: boolean;
  /** Something is on its way into this lane. */
  awaited: boolean;
  selected: readonly number[];
  emptyText?: string;
  onSelect: (partition: number, record: LogRecord) => void;
}

export const Lane = memo(function Lane(props: LaneProps) {
  const { partition, layout, awaited } = props;
  const { metrics } = layout;
  const groups = props.groups.slice(0, RAILS_MAX);
  const seen = visible(partition.low, partition.end, layout);
  const height = laneHeight(metrics, groups.length);
  const rails = groups.map(({ name, positions }, style) => {
    const position = positions[partition.partition];
    const top = metrics.cellHeight + metrics.offsetRow + 5 + style * metrics.railPitch;
    const committed = position?.committed ?? null;
    return { name, committed, rail: railOf(position, seen, layout), top, style };
  });
  return (
    <div
      className={css.lane}
      style={{ height }}
      data-testid="lane"
      data-partition={partition.partition}
      data-low={partition.low}
      data-end={partition.end}
      data-awaited={awaited || undefined}
    >
      <Drawing {...props} seen={seen} rails={rails} height={height} />
      <Head {...props} />
      <Cells {...props} seen={seen} />
      <NextOffset seen={seen} layout={layout} awaited={awaited} />
      {rails.map((rail) => (
        <RailText key={rail.name} {...rail} layout={layout} labels={props.labels} />
      ))}
      {partition.end === 0 && !awaited && props.emptyText && (
        <Empty layout={layout} text={props.emptyText} />
      )}
    </div>
  );
});

interface DrawingProps extends LaneProps {
  seen: Visible;
  rails: { name: string; committed: number | null; rail: Rail; top: number; style: number }[];
  height: number;
}

function Drawing({ layout, seen, awaited, rails, height }: DrawingProps) {
  const clip = useId();
  return (
    <svg className={css.drawing} width={layout.width} height={height} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={layout.left} y={0} width={layout.width} height={height} />
      </clipPath>
      <Tape seen={seen} layout={layout} awaited={awaited} />
      {rails.map((rail) => (
        <RailDrawing key={rail.name} {...rail} seen={seen} layout={layout} clip={clip} />
      ))}
    </svg>
  );
}

function Empty({ layout, text }: { layout: LaneLayout; text: string }) {
  const { cellWidth, cellHeight } = layout.metrics;
  const left = layout.left + cellWidth + 12;
  return (
    <p className={css.empty} style={{ left, width: layout.width - left, height: cellHeight }}>
      {text}
    </p>
  );
}

function Head({ partition, labels, layout, short }: LaneProps) {
  const name = short ? labels.partitionShort : labels.partition;
  return (
    <div className={css.head} style={{ width: layout.left, minHeight: layout.metrics.cellHeight }}>
      <b>{name(partition.partition)}</b>
      <span data-testid="end">
        {labels.end} {partition.end}
      </span>
      {partition.low > 0 && (
        <span data-testid="low">
          {labels.low} {partition.low}
        </span>
      )}
    </div>
  );
}

function NextOffset(props: { seen: Visible; layout: LaneLayout; awaited: boolean }) {
  const { seen, layout, awaited } = props;
  const { cellWidth, cellHeight } = layout.metrics;
  return (
    <span
      className={css.next}
      data-awaited={awaited || undefined}
      data-testid="next-offset"
      style={{
        translate: `${xOf(seen.end, seen, layout)}px`,
        top: cellHeight,
        width: cellWidth + 1,
      }}
    >
      {seen.end}
    </span>
  );
}
