import { describe, expect, it } from 'vitest';
import type { LabEvent } from '#lib/events.ts';
import type { Snapshot } from '#lib/realtime/protocol.ts';
import { extend, fromSnapshot, type History, lastSeq, seek, stateAt } from './history.ts';

const numbered = (n: number): LabEvent => ({
  type: 'range',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: n,
  at: n,
});
const burst = (first: number, count: number): LabEvent => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: first + count,
  records: Array.from({ length: count }, (_, index) => ({
    offset: first + index,
    at: 0,
    key: null,
    value: '',
    headers: {},
  })),
  at: 0,
});
/** Keeps every `end` it was given, so that a loss, a repeat or a wrong order shows. */
const reduce = (state: unknown, event: LabEvent): unknown =>
  event.type === 'range' || event.type === 'records' ? [...(state as number[]), event.end] : state;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const snapshot = (seq: number, ends: number[]): Snapshot => ({
  epoch: 'e1',
  run: 1,
  now: 0,
  base: { seq, state: [] },
  events: ends.map(numbered),
});
const next = (from: number, ends: number[], epoch = 'e1') => ({
  epoch,
  now: 0,
  from,
  events: ends.map(numbered),
});
const begin = () => fromSnapshot(reduce, snapshot(10, [11, 12]));

describe('the history of a run', () => {
  it('begins with a snapshot, folded', () => {
    const history = begin();
    expect(history.live).toEqual([11, 12]);
    expect(lastSeq(history)).toBe(12);
  });

  it('goes on with what follows', () => {
    const longer = extend(reduce, begin(), next(13, [13, 14]));
    expect(longer?.live).toEqual([11, 12, 13, 14]);
    expect(longer && lastSeq(longer)).toBe(14);
  });

  it('takes what comes twice only once', () => {
    expect(extend(reduce, begin(), next(12, [12, 13]))?.live).toEqual([11, 12, 13]);
    expect(extend(reduce, begin(), next(11, [11, 12]))?.live).toEqual([11, 12]);
    expect(extend(reduce, begin(), next(3, range(3, 14)))?.live).toEqual(range(11, 14));
  });

  it('is not what it was before when something changed, and the same when nothing did', () => {
    const history = begin();
    expect(extend(reduce, history, next(13, []))).toBe(history);
    expect(extend(reduce, history, next(13, [13]))).not.toBe(history);
    expect(history.live).toEqual([11, 12]);
  });

  it('refuses to go on over a gap', () => {
    expect(extend(reduce, begin(), next(14, [14]))).toBeUndefined();
  });

  it('refuses another story', () => {
    expect(extend(reduce, begin(), next(13, [13], 'e2'))).toBeUndefined();
  });
});

describe('the time line', () => {
  it('shows at every place the fold up to there', () => {
    const history = fromSnapshot(reduce, snapshot(0, range(1, 20)));
    for (let place = 0; place <= 20; place += 1) {
      expect(stateAt(reduce, seek(history, place))).toEqual(range(1, place));
    }
    expect(stateAt(reduce, seek(history, null))).toEqual(history.live);
  });

  it('ends at its first and at its last event', () => {
    expect(seek(begin(), -5).cursor).toBe(0);
    expect(seek(begin(), 99).cursor).toBe(2);
  });

  it('stands still in the past while events arrive', () => {
    const past = seek(begin(), 1);
    const longer = extend(reduce, past, next(13, [13]));
    expect(longer && stateAt(reduce, longer)).toEqual([11]);
    expect(longer?.live).toEqual([11, 12, 13]);
  });
});

describe('the bounds', () => {
  it('fold the oldest events into the base and change nothing else', () => {
    let history: History | undefined = fromSnapshot(reduce, snapshot(0, []));
    for (let n = 1; n <= 4500; n += 1) {
      history = history && extend(reduce, history, next(n, [n]));
    }
    if (!history) throw new Error('there was no gap');
    expect(history.events).toHaveLength(3000);
    expect(history.base).toEqual({ seq: 1500, state: range(1, 1500) });
    expect(history.live).toEqual(range(1, 4500));
    expect(stateAt(reduce, seek(history, 500))).toEqual(range(1, 2000));
  });

  it('count the records of a burst, not only its events', () => {
    let history: History | undefined = fromSnapshot(reduce, snapshot(0, []));
    for (let n = 0; n < 30; n += 1) {
      const events = [burst(n * 1000, 1000)];
      history = history && extend(reduce, history, { ...next(n + 1, []), events });
    }
    expect(history?.events).toHaveLength(20);
    expect(history && lastSeq(history)).toBe(30);
    expect(history?.live).toEqual(range(1, 30).map((n) => n * 1000));
  });

  it('keep the cursor at the same moment, or at the base when that is gone', () => {
    const full = fromSnapshot(reduce, snapshot(0, range(1, 3000)));
    const at600 = extend(reduce, seek(full, 600), next(3001, [3001, 3002]));
    expect(at600 && stateAt(reduce, at600)).toEqual(range(1, 600));
    const at1 = extend(reduce, seek(full, 1), next(3001, [3001, 3002]));
    expect(at1?.cursor).toBe(0);
    expect(at1 && stateAt(reduce, at1)).toEqual([1, 2]);
  });
});
