import { describe, expect, it } from 'vitest';
import { neighbour } from './lab-keys.tsx';

describe('the step that a key leads to', () => {
  const line = 68;

  it('is the first below the reading line, or the last above it', () => {
    expect(neighbour([-300, 20, 500, 900], 1, line)).toBe(2);
    expect(neighbour([-300, 20, 500, 900], -1, line)).toBe(1);
  });

  it('is never the one that stands there already', () => {
    expect(neighbour([-300, 68.4, 500], 1, line)).toBe(2);
    expect(neighbour([-300, 67.6, 500], -1, line)).toBe(0);
  });

  it('is none past either end', () => {
    expect(neighbour([-300, 20], 1, line)).toBeUndefined();
    expect(neighbour([80, 500], -1, line)).toBeUndefined();
    expect(neighbour([], 1, line)).toBeUndefined();
  });
});
