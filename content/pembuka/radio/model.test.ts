/** The model of the lab `radio`, from facts as the observers tell them. */
import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { SERVICES } from '../../shop/services.ts';
import { greatestLag } from './challenge.ts';
import { lagOf, model, ORDERS, type State } from './model.ts';

const aired = (first: number, count: number): LabFact => ({
  ...{ type: 'records', topic: 'pesanan', partition: 0, low: 0, end: first + count },
  records: Array.from({ length: count }, (_, n) => ({
    ...{ offset: first + n, at: 0, key: 'dewi', value: '', headers: {} },
  })),
});
const committed = (group: string, offset: number): LabFact => ({
  ...{ type: 'committed', group, topic: 'pesanan', partition: 0, offset },
});
const started = (name: string, pid: number): LabFact => ({
  ...{ type: 'started', name, program: 'p', pid, since: 0 },
});
const killed = (name: string, pid: number): LabFact => ({
  ...{ type: 'exited', name, pid, code: null, signal: 'SIGKILL', reason: 'killed' },
});
const group = (...clients: readonly string[]): LabFact => ({
  ...{ type: 'group', group: 'notification', generation: 1 },
  members: clients.map((client) => ({ client, partitions: [0] })),
});
const document = (collection: string, id: string, fields: object | null): LabFact => ({
  type: 'document',
  collection,
  id,
  op: fields ? 'insert' : 'delete',
  document: fields && { ...fields },
});
const notified = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => document('notifications', `ORD-${first + n}`, {}));
const series = (id: number, ways: readonly string[], dead: boolean): LabFact =>
  document('series', String(id), {
    ...{ _id: id, asked: 50, retries: 0, forecast: null, ways, endedAt: 1 },
    services: SERVICES.map((service) => ({
      ...{ service, failPercent: 0, delayMs: 30, killed: dead && service === 'notification' },
    })),
  });
const answered = (id: number, way: string, status: number, ms: number): LabFact =>
  document('orders', `${way}-${id}-1`, {
    ...{ _id: `${way}-${id}-1`, series: id, way },
    orders: Array.from({ length: 50 }, (_, n) => ({ orderId: `ORD-${id}-${n}`, status, ms })),
  });

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
const measured = (id: string, state: State) => model.measures[id]?.(state);

const calm: readonly LabFact[] = [
  started('notification', 7),
  group('notification'),
  series(1, ['radio'], false),
  answered(1, 'radio', 201, 6),
  aired(0, 50),
  ...notified(0, 50),
  committed('notification', 50),
];
const silent: readonly LabFact[] = [
  killed('notification', 7),
  series(2, ['radio'], true),
  answered(2, 'radio', 201, 6),
  aired(50, 50),
];
const caught: readonly LabFact[] = [
  started('notification', 8),
  group('notification'),
  ...notified(50, 50),
  committed('notification', 100),
];
const both: readonly LabFact[] = [
  killed('notification', 8),
  series(3, ['radio', 'phone'], true),
  answered(3, 'phone', 502, 70),
  answered(3, 'radio', 201, 8),
  aired(100, 50),
];
const forgotten: readonly LabFact[] = [
  group(),
  committed('notification', 150),
  started('notification', 9),
  group('notification'),
];
const replayed: readonly LabFact[] = [
  killed('notification', 9),
  group(),
  committed('notification', 0),
  started('notification', 10),
  group('notification'),
  ...notified(100, 50),
  committed('notification', 150),
];
const walk = [...calm, ...silent, ...caught, ...both, ...forgotten, ...replayed];

describe('milestones and guesses', () => {
  it('are reached in the order of the text', () => {
    expect(fold(walk).reached).toEqual(Object.keys(model.milestones));
  });

  it('are held against what the first series of their kind showed', () => {
    const state = fold(walk);
    expect(measured('wait', state)).toEqual({ option: 'less', value: 'p50 6 ms' });
    expect(measured('failed', state)).toEqual({ option: '0', value: '0/50' });
    expect(measured('notified', state)).toEqual({ option: 'all', value: 'lag 50 → 0, 100' });
    expect(measured('both', state)).toEqual({ option: 'phone', value: 'HTTP 0/50, Kafka 50/50' });
    expect(measured('forget', state)).toEqual({ option: 'none', value: '0/50' });
  });

  it('say nothing before', () => {
    for (const id of Object.keys(model.measures)) {
      expect(measured(id, model.initial), id).toBeUndefined();
    }
    expect(fold(calm).reached).toEqual(['aired']);
  });

  it('count nobody as caught up who lacks a notification', () => {
    const short = caught.filter((fact) => fact.type !== 'document' || fact.id !== 'ORD-99');
    expect(fold([...calm, ...silent, ...short]).caughtUp).toBeNull();
  });
});

describe('the bookmark', () => {
  it('that a running listener moves was read, however far it goes at once', () => {
    expect(fold([...calm, aired(50, 50), committed('notification', 100)]).skipped).toBeNull();
  });

  it('that moves by one after a death was the last word of the dead', () => {
    const late = [...calm, aired(50, 50), killed('notification', 7), committed('notification', 51)];
    expect(fold(late).skipped).toBeNull();
  });

  it('that is told to a new session was not put there now', () => {
    expect(fold([aired(0, 50), committed('notification', 50)]).skipped).toBeNull();
  });

  it('that is told after the log makes a new session believe in no outage', () => {
    const told = [aired(0, 50), ...notified(0, 50), committed('notification', 50)];
    const state = fold([...told, started('notification', 7)]);
    expect(state).toMatchObject({ worst: 0, caughtUp: null, reached: [] });
    const midway = fold([...calm, ...silent]);
    expect(fold([aired(0, 100), ...notified(0, 50), committed('notification', 50)]).worst).toBe(
      midway.worst,
    );
  });

  it('that was never set leaves everything to be caught up with', () => {
    const early = [started('notification', 7), killed('notification', 7), aired(0, 50)];
    expect(fold(early).worst).toBe(50);
  });

  it('may be told of after the process that it was put there for', () => {
    const before = fold([...calm, ...silent, ...caught, ...both, group()]);
    const late = fold([started('notification', 9), committed('notification', 150)], before);
    expect(late.skipped).toEqual({ from: 100, to: 150, missing: 50 });
  });

  it('past records that nobody read leaves as many without a notification', () => {
    const state = fold([...calm, ...silent, ...caught, ...both, ...forgotten]);
    expect(state.skipped).toEqual({ from: 100, to: 150, missing: 50 });
    expect(lagOf(state, 'notification')).toBe(0);
  });
});

describe('the watched order', () => {
  const asked = (way: string, orderId: string): LabFact => ({
    ...{ type: 'report', name: ORDERS, pid: 3, kind: 'asked' },
    data: { way, orderId, customer: 'dewi' },
  });

  it('is one order, whichever ways it goes', () => {
    const one = [started(ORDERS, 3), asked('radio', 'ORD-1-25'), asked('phone', 'ORD-1-25')];
    expect(Object.keys(fold(one).watched).sort()).toEqual(['phone', 'radio']);
    const next = fold([...one, asked('radio', 'ORD-2-25')]);
    expect(next.watched.phone).toBeUndefined();
    expect(next.watched.radio?.orderId).toBe('ORD-2-25');
  });
});

describe('the greatest lag', () => {
  it('is read from the times of records and notifications', () => {
    expect(greatestLag([1, 2, 3], [4, 5, 6])).toBe(3);
    expect(greatestLag([1, 3, 5], [2, 4, 6])).toBe(1);
    expect(greatestLag([], [])).toBe(0);
  });

  it('is never too large where a record and a notification share a moment', () => {
    expect(greatestLag([1, 2], [2, 3])).toBe(1);
  });
});
