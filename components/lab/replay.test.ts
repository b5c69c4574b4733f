import { describe, expect, it } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import { cursorAt, momentOf, replayed } from './replay.ts';
import { momentIn } from './use-moment.ts';

const events = [1000, 1100, 1100, 2000].map(
  (at): LabEvent => ({ type: 'ready', name: 'search', pid: 1, at }),
);

describe('a moment of the run', () => {
  it('counts all events up to it', () => {
    expect(cursorAt(events, 999)).toBe(0);
    expect(cursorAt(events, 1100)).toBe(3);
    expect(cursorAt(events, 9999)).toBe(4);
  });

  it('is that of the last event before the cursor', () => {
    expect(momentOf(events, 3)).toBe(1100);
    expect(momentOf(events, 0)).toBe(1000);
    expect(momentOf([], 0)).toBe(0);
  });
});

describe('a replay', () => {
  it('keeps the distances of the events, times its speed', () => {
    expect(replayed(events, 1000, 99, 1)).toBe(1);
    expect(replayed(events, 1000, 100, 1)).toBe(3);
    expect(replayed(events, 1000, 399, 0.25)).toBe(1);
    expect(replayed(events, 1000, 400, 0.25)).toBe(3);
    expect(replayed(events, 1000, 25, 4)).toBe(3);
  });

  it('ends in the present, and at once where nothing is left', () => {
    expect(replayed(events, 1000, 1000, 1)).toBeNull();
    expect(replayed(events, 2000, 0, 1)).toBeNull();
  });

  it('goes on with events that arrive meanwhile', () => {
    const more = [...events, { ...events[0], at: 5000 } as LabEvent];
    expect(replayed(more, 1000, 1000, 1)).toBe(4);
  });
});

describe('a moment asked for by a link', () => {
  it('is found where the history reaches', () => {
    expect(momentIn({ events }, 1500)).toBe(3);
    expect(momentIn({ events }, 2000)).toBe(4);
  });

  it('is not made up where it does not', () => {
    for (const ms of [999, 2001, Number.NaN]) expect(momentIn({ events }, ms)).toBeUndefined();
    expect(momentIn({ events: [] }, 1000)).toBeUndefined();
  });
});
