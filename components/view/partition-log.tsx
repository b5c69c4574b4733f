'use client';
/**
 * The partition log, the central figure of the chapter: who writes on top, every partition as a
 * lane below, each group's bookmark under it. layout.ts says where things stand, lane.tsx draws
 * one partition; here widths are measured and waves run from the writer into their lanes.
 */
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { Incoming } from './incoming.tsx';
import { Lane } from './lane.tsx';
import {
  type FigureSize,
  laneHeight,
  laneLayout,
  leftColumn,
  METRICS,
  RAILS_MAX,
} from './layout.ts';
import { LogTable } from './log-table.tsx';
import type {
  InFlight,
  LogGroup,
  LogLabels,
  LogPartition,
  LogRecord,
  RecordPlace,
} from './log-types.ts';
import css from './partition-log.module.css';
import { useEchoes } from './use-echoes.ts';
import { useBox, useFigure } from './use-figure.ts';
import { usePrinting } from './use-printing.ts';

export interface PartitionLogProps {
  /** Name of the figure for screen readers. */
  name: string;
  /** One sentence about the state, throttled by the caller (see facts.ts). */
  summary?: string;
  partitions: readonly LogPartition[];
  groups: readonly LogGroup[];
  labels: LogLabels;
  inFlight?: readonly InFlight[];
  /** The chosen record, or several that belong together. */
  highlight?: RecordPlace | readonly RecordPlace[] | null;
  onSelect?: (partition: number, record: LogRecord) => void;
  /** Shown in the first lane while nothing has been written. */
  emptyText?: string;
  view?: 'figure' | 'table';
  /** The row above the lanes: a process card and what it does. Waves start at its right end. */
  writer?: ReactNode;
  /** Only for showing a size out of its place; normally measured. */
  size?: FigureSize;
  /** A noun of the text under the pointer: the figure lights what it means. */
  lit?: 'record' | 'partition' | 'offset' | 'duplicate' | null;
  /** A key named in the text under the pointer: its chips are lit. */
  litKey?: string | null;
}

const NOTHING: InFlight[] = [];
const NONE: readonly number[] = [];
const WRITER_HEIGHT: Record<FigureSize, number> = { phone: 62, desk: 62, projector: 58 };
const WRITER_GAP: Record<FigureSize, number> = { phone: 36, desk: 34, projector: 14 };

export function PartitionLog(props: PartitionLogProps) {
  const { partitions, groups, labels, writer, inFlight = NOTHING, highlight = null } = props;
  const figure = useFigure<HTMLElement>(props.size);
  const { echoes, busy, finish } = useEchoes(partitions);
  const summaryId = useId();
  const select = useStable(props.onSelect);
  const layout = useLaneLayout(figure.width, figure.size, partitions, groups, labels);
  const writerBox = useBox<HTMLDivElement>();
  const writerHeight = writerBox.height || WRITER_HEIGHT[figure.size];
  const hasWriter = writer !== undefined;
  const awaited = useMemo(() => new Set(inFlight.map(({ partition }) => partition)), [inFlight]);
  const selected = useMemo(() => offsetsOf(highlight), [highlight]);
  const rails = Math.min(groups.length, RAILS_MAX);
  const table = (
    <LogTable name={props.name} partitions={partitions} groups={groups} labels={labels} />
  );
  const printing = usePrinting();
  return (
    <figure
      ref={figure.ref}
      className={css.figure}
      style={reserved(partitions.length, rails, hasWriter, figure.size, props.size)}
      aria-label={props.name}
      aria-describedby={props.summary ? summaryId : undefined}
      data-testid="partition-log"
      data-size={figure.size}
      data-busy={busy || undefined}
      data-lit={props.lit ?? undefined}
      data-lit-key={props.litKey ?? undefined}
    >
      {props.summary && (
        <p id={summaryId} className={css.summary} data-testid="summary">
          {props.summary}
        </p>
      )}
      {hasWriter && (
        <div className={css.writer} style={{ marginBottom: WRITER_GAP[figure.size] }}>
          <div ref={writerBox.ref} className={css.writerContent}>
            {writer}
          </div>
        </div>
      )}
      {props.view === 'table' ? (
        table
      ) : (
        <>
          {partitions.map((partition, index) => (
            <Lane
              key={partition.partition}
              partition={partition}
              groups={groups}
              layout={layout}
              labels={labels}
              short={figure.size === 'phone'}
              awaited={awaited.has(partition.partition)}
              selected={selected.get(partition.partition) ?? NONE}
              emptyText={index === 0 ? props.emptyText : undefined}
              onSelect={select}
            />
          ))}
          <Incoming
            partitions={partitions}
            inFlight={inFlight}
            echoes={echoes}
            onFaded={finish}
            layout={layout}
            lanePitch={laneHeight(layout.metrics, rails)}
            start={hasWriter ? Math.round(writerBox.width) : null}
            lanesTop={hasWriter ? writerHeight + WRITER_GAP[figure.size] : 0}
            labels={labels}
          />
          {printing && table}
        </>
      )}
    </figure>
  );
}

/** By partition. A lane without any keeps what it had, and is not drawn again. */
function offsetsOf(highlight: PartitionLogProps['highlight']): ReadonlyMap<number, number[]> {
  const places: readonly RecordPlace[] = highlight ? [highlight].flat() : [];
  const found = new Map<number, number[]>();
  for (const { partition, offset } of places) {
    found.set(partition, [...(found.get(partition) ?? []), offset]);
  }
  return found;
}

/** The height is known before the width, so it is kept free from the first paint on. */
function reserved(
  lanes: number,
  rails: number,
  writer: boolean,
  size: FigureSize,
  fixed: FigureSize | undefined,
) {
  const height = (place: FigureSize) => {
    const of = fixed ?? place;
    const row = writer ? WRITER_HEIGHT[of] + WRITER_GAP[of] : 0;
    return `${row + lanes * laneHeight(METRICS[of], rails)}px`;
  };
  return {
    '--k': METRICS[size].scale,
    '--reserved': height(size),
    '--reserved-phone': height('phone'),
  } as CSSProperties;
}

function useLaneLayout(
  width: number,
  size: FigureSize,
  partitions: readonly LogPartition[],
  groups: readonly LogGroup[],
  labels: LogLabels,
) {
  const end = Math.max(0, ...partitions.map((partition) => partition.end));
  // Only the number of digits matters: the column must not move with every record.
  const longest = '8'.repeat(String(end).length);
  const names = groups.map((group) => group.name).join('\n');
  const print = size === 'phone' ? labels.partitionShort : labels.partition;
  const heads = partitions.map(({ partition }) => print(partition)).join('\n');
  return useMemo(() => {
    const column = {
      names: names === '' ? [] : names.split('\n').slice(0, RAILS_MAX),
      partitions: heads.split('\n'),
      longest,
    };
    const metrics = METRICS[size];
    return laneLayout(width, metrics, leftColumn(metrics, column), labels.lag(Number(longest)));
  }, [width, size, names, heads, longest, labels]);
}

/** The lanes are memoised; a caller's fresh arrow function must not redraw them all. */
function useStable(onSelect: PartitionLogProps['onSelect']) {
  const latest = useRef(onSelect);
  useLayoutEffect(() => {
    latest.current = onSelect;
  });
  return useCallback((partition: number, record: LogRecord) => {
    latest.current?.(partition, record);
  }, []);
}
