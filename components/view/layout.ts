/**
 * Where everything of the partition log stands, in whole pixels: pure functions, so that the
 * edge cases (empty log, deleted head, twenty thousand records, a bookmark far behind) are tested
 * without a browser. partition-log.tsx measures the width and draws what these say.
 */

export type FigureSize = 'phone' | 'desk' | 'projector';

export interface Metrics {
  /** Factor of every label; the projector is read from the last row of a hall. */
  scale: number;
  cellWidth: number;
  cellHeight: number;
  chip: number;
  offsetRow: number;
  railPitch: number;
  laneGap: number;
  /** Column of the lag, to the right of the tape. */
  lagColumn: number;
  /** Free channel between tape and lag, through which a wave comes down. */
  channel: number;
  minLeft: number;
  labelGap: number;
}

export const METRICS: Record<FigureSize, Metrics> = {
  phone: {
    scale: 1,
    cellWidth: 34,
    cellHeight: 36,
    chip: 23,
    offsetRow: 19,
    railPitch: 20,
    laneGap: 18,
    lagColumn: 48,
    channel: 0,
    minLeft: 64,
    labelGap: 9,
  },
  desk: {
    scale: 1,
    cellWidth: 52,
    cellHeight: 44,
    chip: 28,
    offsetRow: 20,
    railPitch: 20,
    laneGap: 24,
    lagColumn: 58,
    channel: 24,
    minLeft: 92,
    labelGap: 12,
  },
  projector: {
    scale: 1.36,
    cellWidth: 46,
    cellHeight: 44,
    chip: 29,
    offsetRow: 23,
    railPitch: 25,
    laneGap: 6,
    lagColumn: 70,
    channel: 24,
    minLeft: 104,
    labelGap: 12,
  },
};

/** Below this width two desk lanes' labels would leave too few cells to compare. */
export const PHONE_BELOW_PX = 560;
/** Below this many cells a wave and its chip find no room in the lane. */
export const WAVE_CELLS_MIN = 10;
/** Free cells kept ahead of the next offset: the tape is seen to go on, a chip finds room. */
export const AHEAD_CELLS = 1;
export const RAILS_MAX = 3;

export function figureSize(width: number, projector: boolean): FigureSize {
  if (projector) return 'projector';
  return width < PHONE_BELOW_PX ? 'phone' : 'desk';
}

export interface LaneLayout {
  metrics: Metrics;
  width: number;
  /** x of the first visible cell. */
  left: number;
  /** How many cells fit, the next offset included. */
  room: number;
  /** x where the tape ends. */
  right: number;
  /** Whether waves may enter the lane itself. */
  wide: boolean;
}

export interface LeftColumn {
  names: string[];
  /** The longest offset printed in the column, as text. */
  longest: string;
  partitions: string[];
}

/** Widths are estimated from the fonts' averages: measuring would cost a second paint. */
export function leftColumn(metrics: Metrics, column: LeftColumn): number {
  const sans = (text: string, size: number) => text.length * size * 0.505 * metrics.scale;
  const mono = (text: string) => text.length * 12.5 * 0.6 * metrics.scale;
  const rail = Math.max(0, ...column.names.map((name) => sans(name, 12.5)));
  const number = mono(column.longest);
  const rails = column.names.length > 0 ? rail + 6 * metrics.scale + number : 0;
  const heads = Math.max(0, ...column.partitions.map((text) => sans(text, 15)));
  const ends = mono('end ') + number;
  return Math.max(metrics.minLeft, Math.ceil(Math.max(rails, heads, ends) + metrics.labelGap));
}

export function laneLayout(
  width: number,
  metrics: Metrics,
  left: number,
  lagText = '',
): LaneLayout {
  const lag = Math.ceil(lagText.length * 13.5 * 0.54 * metrics.scale) + 4;
  const free = width - left - metrics.channel - Math.max(metrics.lagColumn, lag);
  const room = Math.max(2, Math.floor(free / metrics.cellWidth));
  const right = left + room * metrics.cellWidth;
  return { metrics, width, left, room, right, wide: room >= WAVE_CELLS_MIN };
}

export function laneHeight(metrics: Metrics, rails: number): number {
  const shown = Math.min(rails, RAILS_MAX);
  return metrics.cellHeight + metrics.offsetRow + shown * metrics.railPitch + metrics.laneGap;
}

export interface Visible {
  first: number;
  end: number;
  low: number;
  /** Left edge: the log begins here, is torn off here (deleted), or goes on out of sight. */
  edge: 'start' | 'torn' | 'hidden';
  /** Offsets in sight whose records retention has deleted: [first, gone). */
  gone: number;
}

/** The head is always in view; what does not fit is hidden on the left. */
export function visible(low: number, end: number, layout: LaneLayout): Visible {
  const ahead = layout.wide ? AHEAD_CELLS : 0;
  const first = Math.max(0, end + 1 + ahead - layout.room);
  const gone = Math.min(Math.max(low, first), end);
  const edge = first > low ? 'hidden' : low > 0 ? 'torn' : 'start';
  return { first, end, low, edge, gone };
}

/** x of the boundary before `offset`, kept inside what is drawn. */
export function xOf(offset: number, seen: Visible, layout: LaneLayout): number {
  const cells = Math.min(Math.max(offset, seen.first), seen.end) - seen.first;
  return layout.left + cells * layout.metrics.cellWidth;
}

export interface Rail {
  /** x of the ribbon; null when the group has committed nothing here. */
  ribbon: number | null;
  /** The bookmark lies left of what is visible. */
  clamped: boolean;
  read: number | null;
  bracket: { from: number; to: number; open: boolean } | null;
  lag: number | null;
}

/** One group's rail in one lane: solid up to the ribbon, dashed to `read`, then the lag. */
export function railOf(
  position: { committed: number | null; read: number | null } | undefined,
  seen: Visible,
  layout: LaneLayout,
): Rail {
  const committed = position?.committed ?? null;
  const read = position?.read ?? null;
  const from = committed ?? Math.max(seen.first, Math.min(seen.low, seen.end));
  const readX = read !== null && read > from ? xOf(read, seen, layout) : null;
  if (committed === null) {
    return { ribbon: null, clamped: false, read: readX, bracket: null, lag: null };
  }
  const ribbon = xOf(committed, seen, layout);
  const head = xOf(seen.end, seen, layout);
  const lag = Math.max(0, seen.end - committed);
  const clamped = committed < seen.first;
  const bracket = lag > 0 ? { from: ribbon + 9, to: head - 1, open: clamped } : null;
  return { ribbon, clamped, read: readX, bracket, lag };
}

/** Long offsets do not fit under narrow cells: then only every nth is printed. */
export function printEvery(end: number, metrics: Metrics): number {
  const text = String(end).length * 12.5 * 0.6 * metrics.scale + 4;
  return Math.max(1, Math.ceil(text / metrics.cellWidth));
}

export function isPrinted(offset: number, end: number, every: number): boolean {
  if (every === 1 || offset === end) return true;
  return offset % every === 0 && end - offset >= every;
}
