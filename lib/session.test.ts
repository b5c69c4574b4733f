import { describe, expect, it } from 'vitest';
import type { LabEvent } from './events.ts';
import { createSession } from './session.ts';
import { at, type Ends, endsModel, numbered, records } from './testing/events.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('a session', () => {
  it('numbers events from 1, folds them, and tells each at once', () => {
    const session = createSession(endsModel);
    const told: LabEvent[] = [];
    session.onEvent((event) => told.push(event));
    for (const n of upTo(3)) session.publish(numbered(n));
    expect(session.seq()).toBe(3);
    expect(session.state()).toEqual({ ends: [1, 2, 3] });
    expect(told).toEqual([numbered(1), numbered(2), numbered(3)]);
  });

  it('gives who joins a base and the events since, which fold to the same state', () => {
    const session = createSession(endsModel);
    for (const n of upTo(3)) session.publish(numbered(n));
    const { base, events, epoch, run } = session.snapshot(4);
    expect({ epoch, run }).toEqual({ epoch: session.epoch, run: 4 });
    expect(base).toEqual({ seq: 0, state: { ends: [] } });
    expect(events.reduce(endsModel.reduce, base.state as Ends)).toEqual(session.state());
  });

  it('gives who comes back exactly what was missed', () => {
    const session = createSession(endsModel);
    for (const n of upTo(5)) session.publish(numbered(n));
    expect(session.since(3)).toMatchObject({ from: 4, events: [numbered(4), numbered(5)] });
    expect(session.since(5)).toMatchObject({ from: 6, events: [] });
    expect(session.since(0)?.events).toHaveLength(5);
  });

  it('has no continuation for a number it never gave out', () => {
    const session = createSession(endsModel);
    session.publish(numbered(1));
    expect(session.since(2)).toBeUndefined();
  });

  it('folds its oldest events away without losing, repeating or reordering one', () => {
    const session = createSession(endsModel);
    for (const n of upTo(5000)) session.publish(numbered(n));
    const { base, events } = session.snapshot(1);
    expect(events.length).toBeLessThanOrEqual(1000);
    expect(events.length).toBeGreaterThanOrEqual(800);
    expect(base.seq + events.length).toBe(5000);
    expect(session.seq()).toBe(5000);
    const folded = events.reduce(endsModel.reduce, base.state as Ends);
    expect(folded).toEqual({ ends: upTo(5000) });
    expect(session.state()).toEqual(folded);
    // Whoever holds something older than the base must take a snapshot; at the base it may go on.
    expect(session.since(base.seq - 1)).toBeUndefined();
    expect(session.since(base.seq)?.from).toBe(base.seq + 1);
  });

  it('bounds its size in characters as well, for bursts are few but large', () => {
    const session = createSession(endsModel);
    for (const n of upTo(200)) session.publish(at(records(n * 100, 100)));
    session.publish(numbered(7));
    const { base, events } = session.snapshot(1);
    expect(JSON.stringify(events).length).toBeLessThan(800_000);
    expect(base.seq).toBeGreaterThan(0);
    expect(base.seq + events.length).toBe(201);
    expect(session.state()).toEqual({ ends: [7] });
  });

  it('keeps as many as a lab asks for', () => {
    const session = createSession(endsModel, 2400);
    for (const n of upTo(5000)) session.publish(numbered(n));
    const { length } = session.snapshot(1).events;
    expect(length).toBeGreaterThanOrEqual(2400);
    expect(length).toBeLessThanOrEqual(3000);
  });

  it('has an epoch of its own', () => {
    expect(createSession(endsModel).epoch).not.toBe(createSession(endsModel).epoch);
  });
});
