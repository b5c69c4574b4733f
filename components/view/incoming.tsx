/**
 * What is on its way into the lanes: open sends as dashed chips on a standing wave, and the
 * fading echoes of records just painted. Where a lane is too short they stand above the lanes.
 */
import { ChipMark } from './chip.tsx';
import { type LaneLayout, visible, xOf } from './layout.ts';
import type { InFlight, LogLabels, LogPartition } from './log-types.ts';
import css from './partition-log.module.css';
import type { Echo } from './use-echoes.ts';
import { Wave } from './wave.tsx';
import type { Point } from './wave-path.ts';

export interface IncomingProps {
  partitions: readonly LogPartition[];
  inFlight: readonly InFlight[];
  echoes: readonly Echo[];
  onFaded: (id: string) => void;
  layout: LaneLayout;
  lanePitch: number;
  /** x where the writer's row ends; null without such a row. */
  start: number | null;
  /** y of the first lane. */
  lanesTop: number;
  labels: LogLabels;
}

/** More open sends than these in one lane are counted, not drawn. */
const CHIPS_MAX = 3;
const TOP_ROW_MIN = 56;
/** Beside the chip, for "ke P2, 12 ms, +3". */
const TEXT_ROOM = 118;

export function Incoming(props: IncomingProps) {
  const { partitions, inFlight, echoes, layout, lanePitch, lanesTop } = props;
  if (inFlight.length === 0 && echoes.length === 0) return null;
  const height = lanesTop + partitions.length * lanePitch;
  const laneAt = (partition: number) => {
    const index = partitions.findIndex((lane) => lane.partition === partition);
    const lane = partitions[index];
    if (!lane) return null;
    const y = lanesTop + index * lanePitch + layout.metrics.cellHeight / 2;
    const seen = visible(lane.low, lane.end, layout);
    return { lane, y, head: xOf(lane.end, seen, layout) };
  };
  return (
    <svg className={css.incoming} width={layout.width} height={height} aria-hidden="true">
      {echoes.map((echo) => {
        const at = layout.wide ? laneAt(echo.partition) : null;
        if (!at) return null;
        const points = route(props, at.y, at.head + 4);
        return <Wave key={echo.id} points={points} echo onFaded={() => props.onFaded(echo.id)} />;
      })}
      {layout.wide
        ? partitions.map(({ partition }) => {
            const sends = inFlight.filter((send) => send.partition === partition);
            const at = sends.length > 0 ? laneAt(partition) : null;
            return at && <LaneSends key={partition} {...props} sends={sends} at={at} />;
          })
        : inFlight[0] && <AboveLanes {...props} send={inFlight[0]} />}
    </svg>
  );
}

/** From the writer along the top row, down the channel beside the tape, left into the lane. */
function route({ start, layout }: IncomingProps, y: number, to: number): readonly Point[] {
  const down = layout.right + layout.metrics.channel / 2;
  const top = topY(layout);
  if (start === null || start + TOP_ROW_MIN > down)
    return [
      [down, y],
      [to, y],
    ];
  return [
    [start + 14, top],
    [down, top],
    [down, y],
    [to, y],
  ];
}

function topY({ metrics }: LaneLayout): number {
  return Math.round(21 * (metrics.scale > 1 ? 1.25 : 1));
}

function LaneSends(
  props: IncomingProps & { sends: readonly InFlight[]; at: { y: number; head: number } },
) {
  const { sends, at, layout, labels } = props;
  const { cellWidth, cellHeight, chip, scale } = layout.metrics;
  const free = Math.floor((layout.right - at.head) / cellWidth) - 1;
  const shown = sends.slice(0, Math.min(CHIPS_MAX, Math.max(1, free)));
  // The chips stand just outside the cell that will hold the first of them.
  const firstX = at.head + cellWidth * 1.5;
  const lastX = firstX + (shown.length - 1) * cellWidth;
  const more = sends.length - shown.length;
  const ms = Math.max(...sends.map((send) => send.ms));
  const text = labels.inFlight(ms) + (more > 0 ? `, ${labels.more(more)}` : '');
  return (
    <g data-testid="in-flight" data-count={sends.length}>
      <Wave points={route(props, at.y, lastX + cellWidth * 0.42)} />
      {shown.map((send, index) => (
        <ChipMark
          // biome-ignore lint/suspicious/noArrayIndexKey: open sends have a place, no identity
          key={index}
          keyName={send.key}
          size={chip}
          x={firstX + index * cellWidth}
          y={at.y}
          state="in-flight"
        />
      ))}
      <text
        className={css.caption}
        x={at.head + cellWidth + 8}
        y={at.y + cellHeight / 2 + 14 * scale}
      >
        {text}
      </text>
    </g>
  );
}

/** Between the writer and the first lane: wave, chip, and the words where it is going. */
function AboveLanes(props: IncomingProps & { send: InFlight }) {
  const { send, layout, labels, inFlight, lanesTop } = props;
  const size = 20;
  const y = lanesTop - 17;
  const x = layout.width - TEXT_ROOM * layout.metrics.scale;
  const more = inFlight.length - 1;
  const text = labels.inFlightTo(labels.partitionShort(send.partition), send.ms);
  const points: Point[] = [
    [layout.left, y],
    [x - size * 0.8, y],
  ];
  return (
    <g data-testid="in-flight" data-count={inFlight.length}>
      <Wave points={points} amplitude={3} />
      <ChipMark keyName={send.key} size={size} x={x} y={y} state="in-flight" />
      <text className={css.caption} x={x + size / 2 + 8} y={y + 4.5}>
        {more > 0 ? `${text}, ${labels.more(more)}` : text}
      </text>
    </g>
  );
}
