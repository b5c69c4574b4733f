import { describe, expect, it } from 'vitest';
import { type Fold, foldAfter, folded, isUnseen } from './fold.ts';

const held: Fold = { open: false, roomPx: 240 };

describe('an explanation', () => {
  it('takes its room out of sight, while its step is to be done', () => {
    expect(foldAfter(folded, { reached: false, unseen: true, fullPx: 240 })).toEqual(held);
    expect(foldAfter(folded, { reached: false, unseen: false, fullPx: 240 })).toBe(folded);
  });

  it('opens into its room under the eyes of the reader', () => {
    const { open } = foldAfter(held, { reached: true, unseen: false, fullPx: 240 });
    expect(open).toBe(true);
  });

  it('without room waits until nobody sees it', () => {
    expect(foldAfter(folded, { reached: true, unseen: false, fullPx: 240 })).toBe(folded);
    expect(foldAfter(folded, { reached: true, unseen: true, fullPx: 240 }).open).toBe(true);
  });

  it('keeps its room as wide as the window asks, even in sight', () => {
    const wider = foldAfter(held, { reached: false, unseen: false, fullPx: 190 });
    expect(wider.roomPx).toBe(190);
    expect(foldAfter(held, { reached: false, unseen: false, fullPx: 240 })).toBe(held);
  });

  it('takes no room where it has no place, and never folds again', () => {
    expect(foldAfter(folded, { reached: false, unseen: true, fullPx: 0 })).toBe(folded);
    const open: Fold = { open: true, roomPx: undefined };
    expect(foldAfter(open, { reached: false, unseen: true, fullPx: 240 })).toBe(open);
  });
});

describe('what nobody sees', () => {
  const place = (top: number, bottom: number, anchors = true) =>
    isUnseen({ top, bottom, windowPx: 800, anchors });

  it('lies below the window, or has no place', () => {
    expect(place(800, 850)).toBe(true);
    expect(place(799, 850)).toBe(false);
    expect(place(0, 0)).toBe(true);
  });

  it('lies above it only where the browser holds the rest', () => {
    expect(place(-60, 0)).toBe(true);
    expect(place(-60, 0, false)).toBe(false);
    expect(place(-59, 1)).toBe(false);
  });
});
