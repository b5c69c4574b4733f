import { describe, expect, it } from 'vitest';
import {
  bookmarkPlaces,
  boundary,
  CELLS,
  cellTop,
  coreWindow,
  GROUND,
  halfWidth,
  offsetMarks,
  STEP,
  spread,
  TOWER,
} from './tower-layout.ts';

describe('core of the tower', () => {
  it('grows from the foot, then shifts by one a record', () => {
    expect(coreWindow(0, 0)).toEqual({ first: 0, end: 0 });
    expect(coreWindow(0, CELLS)).toEqual({ first: 0, end: CELLS });
    expect(coreWindow(0, CELLS + 1)).toEqual({ first: 1, end: CELLS + 1 });
    expect(coreWindow(30, 40)).toEqual({ first: 30, end: 40 });
  });

  it('stands its first cell on the ground and its last under the antenna', () => {
    const seen = coreWindow(0, 40);
    expect(cellTop(seen.first, seen)).toBe(GROUND - STEP);
    expect(cellTop(39, seen)).toBe(TOWER.antenna);
  });

  it('holds a bookmark on the boundary before the offset it reads next', () => {
    const seen = coreWindow(0, 10);
    expect(boundary(0, seen)).toBe(GROUND);
    expect(boundary(4, seen)).toBe(cellTop(3, seen));
    expect(boundary(10, seen)).toBe(cellTop(9, seen));
  });

  it('prints the first and last offset and leaves room around them', () => {
    expect(offsetMarks(coreWindow(0, 0))).toEqual([]);
    expect(offsetMarks(coreWindow(0, 1))).toEqual([0]);
    expect(offsetMarks(coreWindow(0, 6))).toEqual([0, 5]);
    expect(offsetMarks(coreWindow(0, 24))).toEqual([0, 4, 8, 12, 16, 20, 23]);
    expect(offsetMarks(coreWindow(0, 27))).toEqual([3, 8, 12, 16, 20, 24, 26]);
  });
});

describe('bookmarks', () => {
  const two = (notification: number | null, payment: number | null, low: number, end: number) =>
    bookmarkPlaces(
      [
        { name: 'notification', committed: notification },
        { name: 'payment', committed: payment },
      ],
      low,
      coreWindow(low, end),
    );

  it('measures lag and spans it from the bookmark to the end', () => {
    const [late, done] = two(4, 10, 0, 10);
    expect(late).toMatchObject({ lag: 6, y: GROUND - 4 * STEP });
    expect(late?.bracket).toMatchObject({ from: GROUND - 4 * STEP, to: GROUND - 10 * STEP });
    expect(late?.bracket?.open).toBe(false);
    expect(done).toMatchObject({ lag: 0, bracket: null });
  });

  it('keeps the true lag when the bookmark is below what is drawn', () => {
    const [late] = two(2, 40, 0, 40);
    expect(late).toMatchObject({ lag: 38, y: GROUND });
    expect(late?.bracket?.open).toBe(true);
  });

  it('counts from the beginning without a bookmark', () => {
    expect(two(null, 3, 0, 3)[0]?.lag).toBe(3);
  });

  it('hangs two at one height beside each other, outside of the leg', () => {
    const [first, second] = two(5, 5, 0, 5);
    expect(second?.x).toBeGreaterThan(first?.x ?? 0);
    expect(first?.x).toBeGreaterThan(TOWER.x + halfWidth(first?.y ?? 0));
  });

  it('never lets two labels touch, wherever the bookmarks are', () => {
    for (let a = 0; a <= 24; a += 1) {
      for (let b = 0; b <= 24; b += 1) {
        const [one, other] = two(a, b, 0, 24);
        expect(Math.abs((one?.labelY ?? 0) - (other?.labelY ?? 0))).toBeGreaterThanOrEqual(40);
        expect(Math.max(one?.labelY ?? 0, other?.labelY ?? 0)).toBeLessThan(GROUND);
      }
    }
  });

  it('spreads in order', () => {
    expect(spread([100, 100, 300], 40, 0, 600)).toEqual([100, 140, 300]);
    expect(spread([600, 590], 40, 0, 600)).toEqual([600, 560]);
  });
});
