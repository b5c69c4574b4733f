/** The dots of a wave: evenly apart, also around a corner. */
import { describe, expect, it } from 'vitest';
import { type Point, WAVE, waveDots } from './wave-path.ts';

function dots(points: readonly Point[]): Point[] {
  return [...waveDots(points).matchAll(/M(-?[\d.]+) (-?[\d.]+)h0/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
}

describe('waveDots', () => {
  it('starts on its line and swings no wider than the amplitude', () => {
    const wave = dots([
      [0, 50],
      [320, 50],
    ]);
    expect(wave[0]).toEqual([0, 50]);
    expect(wave.length).toBe(Math.floor(320 / WAVE.gap) + 1);
    for (const [, y] of wave) expect(Math.abs(y - 50)).toBeLessThanOrEqual(WAVE.amplitude);
  });

  it('keeps its dots apart in a bend', () => {
    const wave = dots([
      [0, 0],
      [200, 0],
      [200, 200],
    ]);
    for (const [index, dot] of wave.slice(1).entries()) {
      const before = wave[index] ?? dot;
      const distance = Math.hypot(dot[0] - before[0], dot[1] - before[1]);
      expect(distance).toBeGreaterThan(3);
      expect(distance).toBeLessThan(10);
    }
  });

  it('draws nothing where there is no way to go', () => {
    const here: Point = [5, 5];
    expect(dots([here])).toEqual([]);
    expect(dots([here, here])).toEqual([]);
  });
});
