import { expect, test } from 'vitest';
import { clocks } from './time.ts';

/** In the zone of whoever runs the test. */
const evening = new Date(2026, 0, 31, 19, 2, 5, 72).getTime();
const midnight = new Date(2026, 0, 31, 0, 0, 0, 0).getTime();

test('writes the time of day in 24 hours, as each language does', () => {
  expect(clocks.id.time(evening)).toBe('19.02.05');
  expect(clocks.en.time(evening)).toBe('19:02:05');
  expect(clocks.id.time(midnight)).toBe('00.00.00');
  expect(clocks.en.time(midnight)).toBe('00:00:00');
});

test('writes milliseconds where they matter', () => {
  expect(clocks.id.exact(evening)).toBe('19.02.05,072');
  expect(clocks.en.exact(evening)).toBe('19:02:05.072');
});
