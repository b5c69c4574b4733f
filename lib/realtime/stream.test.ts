import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { at, numbered, records } from '../testing/events.ts';
import { createStream } from './stream.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('a stream to one client', () => {
  it('sends the first event after a quiet moment without waiting for a frame', () => {
    const { stream, sent } = open();
    stream.push(1, numbered(1));
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([{ from: 1, ends: [1] }]);
  });

  it('sends what came in one turn as one message', () => {
    const { stream, sent } = open();
    for (const n of [4, 5, 6]) stream.push(n, numbered(n));
    vi.advanceTimersByTime(0);
    expect(sent).toEqual([{ from: 4, ends: [4, 5, 6] }]);
  });

  it('does not hold back the second and third fact of one act', () => {
    const { stream, sent } = open();
    for (const n of [1, 2, 3]) {
      stream.push(n, numbered(n));
      vi.advanceTimersByTime(2);
    }
    expect(sent.map(({ ends }) => ends)).toEqual([[1], [2], [3]]);
  });

  it('sends at most one message a frame under load, and loses nothing', () => {
    const { stream, sent } = open();
    for (let n = 1; n <= 160; n += 1) {
      stream.push(n, numbered(n));
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(16);
    // Eleven frames, and the few that may go at once before the load is known as one.
    expect(sent.length).toBeLessThanOrEqual(11 + 4);
    expect(sent.flatMap(({ ends }) => ends)).toEqual(Array.from({ length: 160 }, (_, n) => n + 1));
    for (const { from, ends } of sent) expect(from).toBe(ends[0]);
  });

  it('waits while the pipe is full, then goes on where it was', () => {
    const { stream, sent, pipe } = open();
    pipe.full = true;
    stream.push(1, numbered(1));
    vi.advanceTimersByTime(500);
    stream.push(2, numbered(2));
    expect(sent).toEqual([]);
    pipe.full = false;
    vi.advanceTimersByTime(16);
    expect(sent).toEqual([{ from: 1, ends: [1, 2] }]);
  });

  it('gives up a long backlog for one snapshot, and goes on after it', () => {
    const { stream, sent, pipe, snapshots } = open();
    pipe.full = true;
    for (let n = 1; n <= 2000; n += 1) stream.push(n, numbered(n));
    vi.advanceTimersByTime(1000);
    expect(snapshots).toHaveLength(0);
    pipe.full = false;
    vi.advanceTimersByTime(16);
    expect(snapshots).toHaveLength(1);
    expect(sent).toEqual([]);
    stream.push(2001, numbered(2001));
    vi.advanceTimersByTime(16);
    expect(snapshots).toHaveLength(1);
    expect(sent).toEqual([{ from: 2001, ends: [2001] }]);
  });

  it('counts the records of a burst, for a few events of those are a long backlog too', () => {
    const { stream, sent, pipe, snapshots } = open();
    pipe.full = true;
    for (let n = 1; n <= 60; n += 1) stream.push(n, at(records(n * 100, 100)));
    pipe.full = false;
    vi.advanceTimersByTime(16);
    expect([sent.length, snapshots.length]).toEqual([0, 1]);
  });

  it('sends nothing of what was cleared, and sets no timer for it', () => {
    const { stream, sent, snapshots } = open();
    stream.push(1, numbered(1));
    stream.clear();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([]);
    expect(snapshots).toEqual([]);
    stream.push(9, numbered(9));
    vi.advanceTimersByTime(16);
    expect(sent).toEqual([{ from: 9, ends: [9] }]);
  });

  it('sets no timer when there is nothing to send', () => {
    const { stream } = open();
    stream.push(1, numbered(1));
    vi.advanceTimersByTime(16);
    expect(vi.getTimerCount()).toBe(0);
  });
});

function open() {
  const pipe = { full: false };
  const sent: { from: number; ends: unknown[] }[] = [];
  const snapshots: true[] = [];
  const stream = createStream({
    blocked: () => pipe.full,
    send: (from, events) =>
      sent.push({ from, ends: events.map((event) => event.type === 'range' && event.end) }),
    sendSnapshot: () => snapshots.push(true),
  });
  return { stream, sent, snapshots, pipe };
}
