/** The recording is a whole run of this very model: an old one must be made anew. */
import { describe, expect, it } from 'vitest';
import { LISTENERS, lagOf, model } from './model.ts';
import { loadRecording } from './recording.ts';

describe('the recording of the tower', () => {
  it('tells a run from the empty log to two listeners at its end', async () => {
    const events = await loadRecording();
    const states = events.map((_, index) =>
      events.slice(0, index + 1).reduce(model.reduce, model.initial),
    );
    const last = states.at(-1);
    expect(last?.reached).toEqual(expect.arrayContaining(['aired', 'silenced', 'behind']));
    expect(last?.records.map(({ offset }) => offset)).toEqual(
      Array.from({ length: last?.end ?? 0 }, (_, offset) => offset),
    );
    for (const name of LISTENERS) expect(last && lagOf(last, name)).toBe(0);
    expect(Math.max(...states.map((state) => lagOf(state, 'notification')))).toBeGreaterThan(2);
    expect(last?.acked).toBe(last?.end);
    expect(last?.phoned).toHaveLength(last?.end ?? 0);
    expect(last?.phoned.map(({ failedAt }) => failedAt)).toContain('notification');
    expect(last?.phoned.at(-1)?.failedAt).toBeNull();
  });

  it('is short, in order, and of one visitor only', async () => {
    const events = await loadRecording();
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(40_000);
    expect(JSON.stringify(events).length).toBeLessThan(60_000);
    expect(events.some(({ type }) => type === 'progress' || type === 'seam')).toBe(false);
  });
});
