/**
 * One partition as a lane: touching cells with printed offsets, the dashed next cell, the tape
 * that goes on, and a rail for each group. Only what is visible is in the page; a cell keeps its
 * element as long as its record is in sight, because elements are reused by offset modulo room.
 */
import { type KeyboardEvent, memo, useCallback, useId, useMemo, useState } from 'react';
import { Cell } from './cell.tsx';
import css from './lane.module.css';
import {
  isPrinted,
  type LaneLayout,
  laneHeight,
  printEvery,
  RAILS_MAX,
  type Rail as RailLayout,
  railOf,
  type Visible,
  visible,
  xOf,
} from './layout.ts';
import type { LogGroup, LogLabels, LogPartition, LogRecord } from './log-types.ts';
import { Rail } from './rail.tsx';
import { Tape } from './tape.tsx';

export interface LaneProps {
  partition: LogPartition;
  groups: readonly LogGroup[];
  layout: LaneLayout;
  labels: LogLabels;
  short: boolean;
  /** Something is on its way into this lane. */
  awaited: boolean;
  selected: number | null;
  emptyText?: string;
  onSelect: (partition: number, record: LogRecord) => void;
}

export const Lane = memo(function Lane(props: LaneProps) {
  const { partition, groups, layout, labels, awaited } = props;
  const { metrics } = layout;
  const clip = useId();
  const seen = visible(partition.low, partition.end, layout);
  const shown = groups.slice(0, RAILS_MAX);
  const height = laneHeight(metrics, shown.length);
  const railTop = (index: number) =>
    metrics.cellHeight + metrics.offsetRow + 5 + index * metrics.railPitch;
  const rails = shown.map((group) => railOf(group.positions[partition.partition], seen, layout));
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
      <svg className={css.drawing} width={layout.width} height={height} aria-hidden="true">
        <clipPath id={clip}>
          <rect x={layout.left} y={0} width={layout.width} height={height} />
        </clipPath>
        <Tape seen={seen} layout={layout} awaited={awaited} />
        {rails.map((rail, index) => (
          <Rail
            key={shown[index]?.name}
            rail={rail}
            committed={shown[index]?.positions[partition.partition]?.committed ?? null}
            seen={seen}
            layout={layout}
            top={railTop(index)}
            style={index}
            clip={clip}
          />
        ))}
      </svg>
      <Head {...props} />
      <Cells {...props} seen={seen} />
      <NextOffset seen={seen} layout={layout} awaited={awaited} />
      {rails.map((rail, index) => (
        <RailText
          key={shown[index]?.name}
          name={shown[index]?.name ?? ''}
          committed={shown[index]?.positions[partition.partition]?.committed ?? null}
          rail={rail}
          layout={layout}
          labels={labels}
          top={railTop(index)}
        />
      ))}
      {partition.end === 0 && !awaited && props.emptyText && (
        <p
          className={css.empty}
          style={{
            left: layout.left + metrics.cellWidth + 12,
            width: layout.width - layout.left - metrics.cellWidth - 12,
            height: metrics.cellHeight,
          }}
        >
          {props.emptyText}
        </p>
      )}
    </div>
  );
});

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

/** A control record carries no key, an unknown one has not been read back yet. */
function kindOf(record: LogRecord | undefined) {
  if (!record) return 'unknown';
  if (record.control) return 'control';
  return record.duplicate ? 'duplicate' : 'stored';
}

function Cells(props: LaneProps & { seen: Visible }) {
  const { partition, layout, labels, seen, selected, onSelect } = props;
  const { metrics } = layout;
  const [focused, setFocused] = useState<number | null>(null);
  const known = useMemo(
    () => new Map(partition.records.slice(-layout.room * 2).map((r) => [r.offset, r])),
    [partition.records, layout.room],
  );
  const choose = useCallback(
    (offset: number) => {
      setFocused(offset);
      onSelect(partition.partition, known.get(offset) ?? { offset, key: null });
    },
    [known, onSelect, partition.partition],
  );
  const last = seen.end - 1;
  const active = focused !== null && focused >= seen.gone && focused <= last ? focused : last;
  const every = printEvery(seen.end, metrics);
  const cells = [];
  for (let offset = seen.gone; offset < seen.end; offset++) {
    const record = known.get(offset);
    cells.push(
      <Cell
        key={offset % layout.room}
        offset={offset}
        keyName={record?.key ?? null}
        kind={kindOf(record)}
        delivery={record?.duplicate ?? 0}
        left={xOf(offset, seen, layout)}
        width={metrics.cellWidth}
        height={metrics.cellHeight}
        chip={metrics.chip}
        printed={isPrinted(offset, seen.end, every)}
        selected={offset === selected}
        tabbable={offset === active}
        label={labels.record(record ?? { offset, key: null })}
        onSelect={choose}
      />,
    );
  }
  if (cells.length === 0) return null;
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = stepOf(event.key, active, seen);
    if (target === null) return;
    event.preventDefault();
    setFocused(target);
    event.currentTarget.querySelector<HTMLElement>(`[data-offset="${target}"]`)?.focus();
  };
  return (
    <div role="toolbar" aria-label={labels.partition(partition.partition)} onKeyDown={walk}>
      {cells}
    </div>
  );
}

/** One lane is one tab stop; the arrows walk along the log. */
function stepOf(key: string, from: number, seen: Visible): number | null {
  const last = seen.end - 1;
  if (key === 'ArrowLeft') return Math.max(seen.gone, from - 1);
  if (key === 'ArrowRight') return Math.min(last, from + 1);
  if (key === 'Home') return seen.gone;
  return key === 'End' ? last : null;
}

function NextOffset(props: { seen: Visible; layout: LaneLayout; awaited: boolean }) {
  const { seen, layout, awaited } = props;
  const { cellWidth, cellHeight } = layout.metrics;
  return (
    <span
      className={css.next}
      data-awaited={awaited || undefined}
      data-testid="next-offset"
      style={{ left: xOf(seen.end, seen, layout), top: cellHeight, width: cellWidth + 1 }}
    >
      {seen.end}
    </span>
  );
}

interface RailTextProps {
  name: string;
  committed: number | null;
  rail: RailLayout;
  layout: LaneLayout;
  labels: LogLabels;
  top: number;
}

/** Name and bookmark as words left of the rail, the lag right of it. */
function RailText({ name, committed, rail, layout, labels, top }: RailTextProps) {
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
