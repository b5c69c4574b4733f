import { expect, test, vi } from 'vitest';
import { latest } from './latest.ts';

test('reads once while the arguments are the very same', () => {
  const read = vi.fn((list: readonly number[], from: number) => list.slice(from));
  const remembered = latest(read);
  const list = [1, 2, 3];
  const first = remembered(list, 1);
  expect(remembered(list, 1)).toBe(first);
  expect(read).toHaveBeenCalledTimes(1);
});

test('reads anew for another argument, equal or not', () => {
  const remembered = latest((list: readonly number[]) => [...list]);
  const first = remembered([1]);
  expect(remembered([1])).not.toBe(first);
  expect(remembered([2])).toEqual([2]);
});

test('remembers an answer of undefined', () => {
  const read = vi.fn((_: number): undefined => undefined);
  const remembered = latest(read);
  remembered(1);
  remembered(1);
  expect(read).toHaveBeenCalledTimes(1);
});
