import { describe, expect, it } from 'vitest';
import { spreadOf } from './stats.ts';

describe('spread', () => {
  it('names values that were measured, in any order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    const quarters = { p25: 25, p50: 50, p75: 75 };
    expect(spreadOf(values)).toEqual({ n: 100, ...quarters, p95: 95, p99: 99, max: 100 });
  });

  it('gives the only value for each figure', () => {
    expect(spreadOf([7])).toEqual({ n: 1, p25: 7, p50: 7, p75: 7, p95: 7, p99: 7, max: 7 });
  });

  it('does not pass over what was never seen', () => {
    expect(() => spreadOf([3, Number.NaN])).toThrow('1 of 2 were never seen');
  });

  it('refuses to speak of nothing', () => {
    expect(() => spreadOf([])).toThrow('Nothing was measured');
  });
});
