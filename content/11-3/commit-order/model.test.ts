import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { milestones } from './model-readings.ts';
import { lastSeries, outcomeOf, seriesOf } from './model-series.ts';
import {
  allPaid,
  at,
  committed,
  document,
  fold,
  measured,
  paid,
  sent,
  series,
  signalled,
  told,
} from './testing.ts';

/** Twenty orders, killed twice in the gap: three effects each time without a bookmark. */
const batch: LabFact[] = [
  ...allPaid('payment-batch', 0, 3),
  signalled('payment-batch', { committed: null, end: 20 }),
  ...[0, 1, 2].map((offset) => paid('payment-batch', offset, 2)),
  signalled('payment-batch', { committed: null, end: 20 }),
  ...[0, 1, 2].map((offset) => paid('payment-batch', offset, 3)),
  ...allPaid('payment-batch', 3, 20),
  committed('payment-batch', 20),
];
const record: LabFact[] = [
  ...allPaid('payment-record', 0, 6),
  committed('payment-record', 5),
  signalled('payment-record', { committed: 5, end: 20 }),
  paid('payment-record', 5, 2),
  ...allPaid('payment-record', 6, 11),
  committed('payment-record', 10),
  signalled('payment-record', { committed: 10, end: 20 }),
  paid('payment-record', 10, 2),
  ...allPaid('payment-record', 11, 20),
  committed('payment-record', 20),
];
const before: LabFact[] = [
  ...allPaid('payment-before', 0, 5),
  signalled('payment-before', { committed: 6, end: 20 }),
  ...allPaid('payment-before', 6, 11),
  signalled('payment-before', { committed: 12, end: 20 }),
  ...allPaid('payment-before', 12, 20),
  committed('payment-before', 20),
];
const polite: LabFact[] = [
  series(20),
  sent(20, 10),
  ...allPaid('payment-batch', 20, 23),
  signalled('payment-batch', { committed: 20, end: 30, signal: 'SIGTERM' }),
  committed('payment-batch', 23),
  ...allPaid('payment-batch', 23, 26),
  signalled('payment-batch', { committed: 23, end: 30, signal: 'SIGTERM' }),
  ...allPaid('payment-batch', 26, 30),
  committed('payment-batch', 30),
];
const walk: LabFact[] = [series(0), sent(0, 20), ...batch, ...record, ...before, ...polite];

describe('the milestones of the lab commit-order', () => {
  it('are reached in the order of the text, each when all of a series is done', () => {
    expect(fold(walk).reached).toEqual(Object.keys(milestones));
    const causes: LabFact[] = [];
    let state = model.initial;
    for (const fact of walk) {
      state = fold([fact], state);
      if (state.reached.length > causes.length) causes.push(fact);
    }
    expect(causes.map(({ type }) => type)).toEqual(Array(4).fill('committed'));
  });

  it('wait for the last effect, though the bookmark is told sooner', () => {
    const [last, ...others] = [...batch.slice(0, -1)].reverse();
    const facts = [series(0), sent(0, 20), ...others.reverse(), committed('payment-batch', 20)];
    expect(fold(facts).reached).toEqual([]);
    expect(fold([...facts, last as LabFact]).reached).toEqual(['batchKilled']);
  });

  it('count no signal that came outside the gap, or when nothing was left to do', () => {
    const calm = [series(0), sent(0, 20), ...allPaid('payment-record', 0, 20)];
    const done = committed('payment-record', 20);
    const outside = { committed: 5, end: 20, place: 'before-effect' } as const;
    const hand = { committed: 5, end: 20, place: null };
    const late = { committed: 20, end: 20 };
    for (const fields of [outside, hand, late]) {
      const twice = [signalled('payment-record', fields), signalled('payment-record', fields)];
      expect(fold([...calm, ...twice, done]).reached).toEqual([]);
    }
  });

  it('call nothing polite where somebody was killed as well', () => {
    const killedToo = signalled('payment-batch', { committed: 20, end: 30 });
    const facts = [series(0), sent(0, 20), ...polite.slice(0, -1), killedToo];
    expect(fold([...facts, committed('payment-batch', 30)]).reached).toEqual([]);
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
    expect(measured('after-batch', state)).toEqual({ option: 'many', value: '26' });
    expect(measured('after-record', state)).toEqual({ option: 'few', value: '22' });
    expect(measured('before-effect', state)).toEqual({ option: 'fewer', value: '18' });
    expect(measured('sigterm', state)).toEqual({ option: 'exact', value: '10' });
  });

  it('would bear out another option if the system behaved so', () => {
    const state = (facts: readonly LabFact[]) => fold([series(0), sent(0, 20), ...facts]);
    const paidTwice = state([...record, paid('payment-record', 5), paid('payment-record', 10)]);
    expect(measured('after-record', paidTwice)?.option).toBe('exact');
    const found = state([...before, paid('payment-before', 5, 2), paid('payment-before', 11, 2)]);
    expect(measured('before-effect', found)).toEqual({ option: 'more', value: '22' });
    const lost = state([...batch, document('payments', 'payment-batch/ORD-4', null)]);
    expect(measured('after-batch', lost)).toEqual({ option: 'few', value: '25' });
    const again = fold([...walk, paid('payment-batch', 25, 2)]);
    expect(measured('sigterm', again)).toEqual({ option: 'more', value: '11' });
  });

  it('is told in the text by the ids as well', () => {
    const state = fold(walk);
    expect(told('againRecord', state)).toBe('ORD-6, ORD-11');
    expect(told('neverBefore', state)).toBe('ORD-6, ORD-12');
    expect(told('againBatch', state)).toBe('3');
    expect(told('chargesLeft', state)).toBe('10');
    expect(told('neverBefore', model.initial)).toBeUndefined();
  });
});

describe('a series', () => {
  it('ends where the next one begins; one that was sent in vain holds nothing', () => {
    const state = fold([series(0), sent(0, 20), series(20)]);
    expect(seriesOf(state)).toEqual([{ number: 1, first: 0, next: 20 }]);
    expect(lastSeries(fold([sent(20, 10)], state))).toEqual({ number: 2, first: 20, next: 30 });
  });

  it('has its orders in three sets, and those that wait', () => {
    const state = fold([
      ...[series(0), sent(0, 20)],
      ...allPaid('payment-before', 0, 10, [3]),
      paid('payment-before', 5, 2),
    ]);
    expect(outcomeOf(state, 'payment-before', lastSeries(state))).toMatchObject({
      ...{ orders: 20, charges: 10, amount: 100_000, once: 8, effect: 10 },
      ...{ again: [5], never: [3] },
    });
  });

  it('counts a document that is told twice once, and lets a deleted one go', () => {
    const facts = [series(0), sent(0, 2), paid('payment-batch', 0), paid('payment-batch', 0)];
    const state = fold(facts);
    expect(outcomeOf(state, 'payment-batch', lastSeries(state)).charges).toBe(1);
    const dropped = fold([{ type: 'dropped', collection: 'payments' }], state);
    expect(outcomeOf(dropped, 'payment-batch', lastSeries(dropped)).charges).toBe(0);
  });

  it('takes no document of somebody else’s shape for a charge', () => {
    const state = fold([
      ...[series(0), sent(0, 2)],
      document('payments', 'payment-batch/ORD-1', { offset: { $gt: 0 }, times: 'many' }),
      document('payments', 'nobody/ORD-1', { times: 1 }),
      document('series', 'x', { _id: 'x' }),
      document('signals', 's', { group: '__proto__', signal: 'SIGHUP' }),
    ]);
    expect(outcomeOf(state, 'payment-batch', lastSeries(state)).charges).toBe(0);
    expect(state.signals).toEqual([]);
  });
});

describe('folding', () => {
  it('comes to the same state wherever the history is cut into base and events', () => {
    const events = at(walk);
    const whole = events.reduce(model.reduce, model.initial);
    for (let cut = 0; cut <= events.length; cut += 11) {
      const base = events.slice(0, cut).reduce(model.reduce, model.initial);
      // What crosses the socket is JSON: nothing of the state may get lost in it.
      const carried = JSON.parse(JSON.stringify(base)) as State;
      expect(events.slice(cut).reduce(model.reduce, carried)).toEqual(whole);
    }
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
    expect(state.reached).toHaveLength(4);
  });
});
