import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { milestones, sumOf, truthOf } from './model-readings.ts';
import {
  at,
  committed,
  delivered,
  diedAt,
  document,
  fold,
  measured,
  paid,
  refused,
  report,
  started,
  times,
} from './testing.ts';

/** A whole walk of the lab, as its observers tell it. */
const walk: LabFact[] = [
  started('injector', 9),
  started('payment-naive', 10),
  delivered(0, times(50, 'evt-1')),
  paid('payment-naive', 'evt-1', 0, 1),
  committed('payment-naive', 50),
  document('lab_settings', 'delivery', { _id: 'delivery', together: true }),
  delivered(50, times(50, 'evt-2')),
  ...Array.from({ length: 48 }, (_, index) => paid('payment-naive', 'evt-2', 50 + index, 50)),
  committed('payment-naive', 100),
  started('payment', 11),
  paid('payment', 'evt-1', 3, 50),
  ...Array.from({ length: 49 }, (_, index) => refused(index === 3 ? 49 : index, 'evt-1')),
  committed('payment', 50),
  paid('payment', 'evt-2', 51, 50),
  committed('payment', 100),
  document('index_builds', 'b', { ok: false, error: { code: 11000 } }),
  delivered(100, times(50, 'evt-3')),
  paid('payment', 'evt-3', 100, 50),
  diedAt('payment', 11, 'after-insert'),
  started('payment', 12),
  ...Array.from({ length: 50 }, (_, index) => refused(100 + index, 'evt-3')),
  committed('payment', 150),
];

describe('the milestones of the lab unique-index', () => {
  it('are reached in the order of the text, each by the fact that makes it true', () => {
    expect(fold(walk).reached).toEqual(Object.keys(milestones));
    const causes: string[] = [];
    let state = model.initial;
    for (const fact of walk) {
      state = fold([fact], state);
      if (state.reached.length > causes.length) causes.push(fact.type);
    }
    expect(causes).toEqual(['committed', 'committed', 'committed', 'document', 'committed']);
  });

  it('call it no race while one delivery is handled after another', () => {
    const state = fold(walk.slice(0, 5));
    expect(state.reached).toEqual(['inTurn']);
    expect(measured('check-first', state)).toBeUndefined();
  });

  it('wait until the naive side has been through all copies', () => {
    const racing = fold(walk.slice(0, 5 + 2 + 30));
    expect(racing.reached).not.toContain('raced');
  });
});

describe('what the system showed for a prediction', () => {
  it('is nothing before it happened', () => {
    for (const name of Object.keys(model.measures)) {
      expect(measured(name, model.initial)).toBeUndefined();
    }
  });

  it('is what the documents say after a real walk', () => {
    const state = fold(walk);
    expect(measured('check-first', state)).toEqual({ option: 'most', value: '48' });
    expect(measured('unique-index', state)).toEqual({ option: '1', value: '1' });
    expect(measured('build-index', state)).toEqual({ option: 'fails', value: 'E11000' });
    expect(measured('after-crash', state)).toEqual({ option: '1', value: '1' });
  });

  it('waits for payments that are told after the bookmark behind them', () => {
    const told = (from: number) =>
      Array.from({ length: 25 }, (_, index) => ({ offset: from + index, outcome: 'inserted' }));
    const stored = (consumer: 'payment-naive' | 'payment', from: number) =>
      Array.from({ length: 25 }, (_, index) => paid(consumer, 'evt-1', from + index, 50));
    const early = fold([
      started('payment-naive', 10),
      delivered(0, times(50, 'evt-1')),
      ...stored('payment-naive', 0),
      report('payment-naive', 10, 'outcomes', told(0)),
      report('payment-naive', 10, 'outcomes', told(25)),
      committed('payment-naive', 50),
    ]);
    expect(measured('check-first', early)).toBeUndefined();
    const whole = fold(stored('payment-naive', 25), early);
    expect(measured('check-first', whole)).toEqual({ option: 'most', value: '50' });
  });

  it('would bear out another option if the system behaved so', () => {
    const few = fold([
      delivered(0, times(50, 'evt-1')),
      ...[0, 1, 2].map((offset) => paid('payment-naive', 'evt-1', offset, 50)),
      committed('payment-naive', 50),
      ...[0, 1].map((offset) => paid('payment', 'evt-1', offset, 50)),
      committed('payment', 50),
    ]);
    expect(measured('check-first', few)?.option).toBe('few');
    expect(measured('unique-index', few)).toEqual({ option: 'few', value: '2' });
    const done = document('index_builds', 'b', { ok: true });
    expect(measured('build-index', fold([done]))).toBeUndefined();
    const built = fold([...walk, done]);
    expect(measured('build-index', built)?.option).toBe('built');
    const twice = fold([...walk, paid('payment', 'evt-3', 120, 50)]);
    expect(measured('after-crash', twice)).toEqual({ option: '2', value: '2' });
    const lost = fold([...walk, document('payments', 'payment-100', null)]);
    expect(measured('after-crash', lost)).toEqual({ option: '0', value: '0' });
  });
});

describe('sums', () => {
  it('come from documents, and the truth from the distinct events of the log', () => {
    const state = fold(walk);
    expect(sumOf(state, 'payment-naive')).toEqual({ count: 49, amount: 490_000 });
    expect(sumOf(state, 'payment')).toEqual({ count: 3, amount: 30_000 });
    expect(truthOf(state)).toEqual({ count: 3, amount: 30_000 });
  });

  it('count a document that is told twice once, and let a deleted one go', () => {
    const one = paid('payment', 'evt-1', 0, 1);
    expect(sumOf(fold([one, one]), 'payment').count).toBe(1);
    const gone = fold([one, document('payments', 'payment-0', null)]);
    expect(sumOf(gone, 'payment')).toEqual({ count: 0, amount: 0 });
    expect(gone.documents).toEqual([]);
  });

  it('are gone with a collection that is dropped', () => {
    const dropped = (collection: string): LabFact => ({ type: 'dropped', collection });
    const state = fold([...walk, dropped('payments'), dropped('refusals')]);
    expect(sumOf(state, 'payment').count).toBe(0);
    expect(sumOf(state, 'payment-naive').count).toBe(49);
    expect(state.refused).toBe(0);
  });

  it('take no document for a charge that has no total', () => {
    const odd = fold([document('payments', 'x', { eventId: 7, total: { $gt: 0 } })]);
    expect(sumOf(odd, 'payment')).toEqual({ count: 1, amount: 0 });
  });
});

describe('folding', () => {
  it('comes to the same state wherever the history is cut into base and events', () => {
    const events = at(walk);
    const whole = events.reduce(model.reduce, model.initial);
    for (let cut = 0; cut <= events.length; cut += 7) {
      const base = events.slice(0, cut).reduce(model.reduce, model.initial);
      // What crosses the socket is JSON: nothing of the state may get lost in it.
      const carried = JSON.parse(JSON.stringify(base)) as State;
      expect(events.slice(cut).reduce(model.reduce, carried)).toEqual(whole);
    }
  });

  it('leaves other topics, groups and collections out', () => {
    const facts: LabFact[] = [
      { ...delivered(0, ['a']), topic: 'lain' } as LabFact,
      committed('lain', 3),
      document('counters', 'events', { n: 1 }),
    ];
    expect(fold(facts)).toEqual(model.initial);
  });

  it('changes no state that it was given', () => {
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
      Object.freeze(value);
      for (const inner of Object.values(value)) freeze(inner);
    };
    let state = model.initial;
    for (const event of at(walk)) {
      freeze(state);
      state = model.reduce(state, event);
    }
    expect(state.reached).toHaveLength(5);
  });
});
