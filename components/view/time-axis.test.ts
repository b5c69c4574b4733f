/** Moments on the time line, and the burst that must not become four thousand strokes. */
import { describe, expect, it } from 'vitest';
import { type TimeEvent, ticks, timeAt, xAt } from './time-axis.ts';

const axis = { from: 1_000, to: 11_000, width: 416 };

describe('the axis', () => {
  it('goes there and back', () => {
    expect(xAt(1_000, axis)).toBe(8);
    expect(xAt(11_000, axis)).toBe(408);
    expect(timeAt(xAt(4_321, axis), axis)).toBeCloseTo(4_321);
  });

  it('stays inside what is drawn', () => {
    expect(xAt(99_000, axis)).toBe(408);
    expect(timeAt(-50, axis)).toBe(1_000);
    expect(xAt(5, { from: 5, to: 5, width: 100 })).toBe(92);
  });
});

describe('ticks', () => {
  it('draws touching ticks once', () => {
    const burst: TimeEvent[] = Array.from({ length: 4_000 }, (_, n) => ({
      at: 2_000 + n,
      kind: n % 2 ? 'commit' : 'produce',
    }));
    const { produce, commit } = ticks(burst, axis);
    expect(produce.length).toBeLessThanOrEqual(160 / 3 + 1);
    expect(commit.length).toBeLessThanOrEqual(160 / 3 + 1);
  });

  it('leaves out what lies outside and keeps a seam that reaches in', () => {
    const found = ticks(
      [
        { at: 10, kind: 'produce' },
        { at: 500, until: 1_500, kind: 'seam' },
        { at: 6_000, kind: 'fault', label: 'SIGKILL' },
      ],
      axis,
    );
    expect(found.produce).toEqual([]);
    expect(found.seams).toEqual([{ from: 8, to: 28, label: undefined }]);
    expect(found.faults).toEqual([{ x: 208, label: 'SIGKILL' }]);
  });
});
