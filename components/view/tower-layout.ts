/**
 * Where everything of the tower stands, in px from the top left of its drawing. Pure: the core is a
 * window of CELLS records over the log, and a bookmark's height is the boundary it stands on.
 */

export const CELLS = 24;
export const STEP = 22;
export const CELL_WIDTH = 40;
export const TOWER = { x: 116, antenna: 74, height: CELLS * STEP, top: 26, foot: 104 } as const;
export const GROUND = TOWER.antenna + TOWER.height;
/** The brackets of lag stand outside of the foot, one a listener; then come the words. */
const BRACKET_X = TOWER.x + 112;
const BRACKET_GAP = 10;
export const LABEL_X = TOWER.x + 140;
/** Two lines of a label. */
const LABEL_GAP = 40;
const LABEL_TOP = 92;
const LABEL_BOTTOM = GROUND - 98;

export interface CoreWindow {
  /** The first offset that is drawn; it stands at the foot. */
  readonly first: number;
  readonly end: number;
}

export function coreWindow(low: number, end: number): CoreWindow {
  return { first: Math.max(0, low, end - CELLS), end };
}

/** Top of the cell of this offset. */
export function cellTop(offset: number, { first }: CoreWindow): number {
  return GROUND - (offset - first + 1) * STEP;
}

/** The height at which everything before `position` is done. */
export function boundary(position: number, { first, end }: CoreWindow): number {
  return GROUND - (Math.min(Math.max(position, first), end) - first) * STEP;
}

/** Half the width of the tower at a height: narrow above, wide at the foot. */
export function halfWidth(y: number): number {
  const depth = Math.min(Math.max((y - TOWER.antenna) / TOWER.height, 0), 1);
  return TOWER.top + (TOWER.foot - TOWER.top) * depth ** 2.1;
}

/** Offsets printed on the leg: the first and the last, and every fourth with room around it. */
export function offsetMarks({ first, end }: CoreWindow): number[] {
  const last = end - 1;
  if (last < first) return [];
  const all = Array.from({ length: end - first }, (_, index) => first + index);
  return all.filter(
    (offset) =>
      offset === first ||
      offset === last ||
      (offset % 4 === 0 && offset - first > 1 && last - offset > 1),
  );
}

export interface Bookmark {
  readonly name: string;
  /** null: the broker keeps no bookmark for it yet. */
  readonly committed: number | null;
}

export interface BookmarkPlace {
  readonly name: string;
  readonly lag: number;
  readonly y: number;
  /** Where the ribbon hangs, outside of the leg; a second one at the same height hangs beside. */
  readonly x: number;
  readonly labelY: number;
  /** `open`: the lag begins below what is drawn. */
  readonly bracket: {
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly open: boolean;
  } | null;
}

export function bookmarkPlaces(
  bookmarks: readonly Bookmark[],
  low: number,
  seen: CoreWindow,
): BookmarkPlace[] {
  const positions = bookmarks.map(({ committed }) => Math.max(committed ?? low, low));
  const heights = positions.map((position) => boundary(position, seen));
  const labels = spread(heights, LABEL_GAP, LABEL_TOP, LABEL_BOTTOM);
  return bookmarks.map(({ name }, index) => {
    const [position, y] = [positions[index] ?? low, heights[index] ?? GROUND];
    const lag = Math.max(0, seen.end - position);
    const beside = heights.slice(0, index).filter((other) => Math.abs(other - y) < 12).length;
    const top = boundary(seen.end, seen);
    const x = BRACKET_X + index * BRACKET_GAP;
    const bracket = lag > 0 ? { x, from: y, to: top, open: position < seen.first } : null;
    const ribbon = TOWER.x + halfWidth(y) + 4 + beside * 20;
    return { name, lag, y, x: ribbon, labelY: labels[index] ?? y, bracket };
  });
}

/** Moves labels apart, keeping their order from top to bottom and the given one first in a tie. */
export function spread(
  ys: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = ys.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  const placed = new Array<number>(ys.length).fill(top);
  let next = top;
  for (const [rank, { y, index }] of order.entries()) {
    const room = bottom - (order.length - 1 - rank) * gap;
    const at = Math.min(Math.max(y, next), room);
    placed[index] = at;
    next = at + gap;
  }
  return placed;
}

export function legs(): string {
  const heights = Array.from({ length: CELLS + 1 }, (_, index) => TOWER.antenna + index * STEP);
  const side = (sign: 1 | -1) =>
    heights
      .map((y, index) => {
        const x = (TOWER.x + sign * halfWidth(y)).toFixed(1);
        return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
      })
      .join('');
  return side(-1) + side(1);
}

/** Struts that cross between leg and core, where there is room for them. */
export function lattice(): string {
  const levels = [0.3, 0.42, 0.53, 0.63, 0.73, 0.82, 0.91, 1].map(
    (part) => TOWER.antenna + part * TOWER.height,
  );
  const core = CELL_WIDTH / 2;
  const at = (x: number, y: number) => `${(TOWER.x + x).toFixed(1)} ${y.toFixed(1)}`;
  return levels
    .slice(1)
    .flatMap((low, index) => {
      const high = levels[index] ?? TOWER.antenna;
      return [-1, 1].flatMap((sign) => [
        `M${at(sign * halfWidth(high), high)}L${at(sign * core, low)}`,
        `M${at(sign * core, high)}L${at(sign * halfWidth(low), low)}`,
      ]);
    })
    .join('');
}
