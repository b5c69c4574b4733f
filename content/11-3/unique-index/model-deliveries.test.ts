import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { delivered, diedAt, fold, paid, refused, report, started, times } from './testing.ts';

describe('deliveries', () => {
  it('are numbered by eventId in the order of the log, also when it is told in pieces', () => {
    const state = fold([delivered(0, ['a', 'b', 'a']), delivered(3, ['b', 'a', 'c'])]);
    expect(state.ordinals).toEqual({ 0: 1, 1: 1, 2: 2, 3: 2, 4: 3, 5: 1 });
    expect(state.events.a).toMatchObject({ copies: 3, first: 0, last: 4, total: 10_000 });
  });

  it('are counted once, however often they are told', () => {
    const state = fold([delivered(0, times(5, 'a')), delivered(3, times(5, 'a'))]);
    expect(state.events.a?.copies).toBe(8);
    expect(state.counted).toBe(8);
  });

  it('keep the ordinals of the kept records only, and the count of all', () => {
    const state = fold([delivered(0, times(150, 'a')), delivered(150, times(150, 'a'))]);
    expect(Object.keys(state.ordinals)).toHaveLength(200);
    expect(state.ordinals[299]).toBe(300);
  });

  it('without an eventId are no event', () => {
    const nameless = delivered(0, ['a']);
    const record = { offset: 0, at: 0, key: null, value: '', headers: {} };
    expect(fold([{ ...nameless, records: [record] } as LabFact]).events).toEqual({});
  });
});

describe('outcomes', () => {
  const running = [started('payment-naive', 10), started('payment', 11)];

  it('come from the program itself, or from what it left in the database', () => {
    const told = [
      { offset: 0, outcome: 'inserted' },
      { offset: 1, outcome: 'found' },
    ];
    const state = fold([
      ...running,
      report('payment-naive', 10, 'outcomes', told),
      paid('payment', 'evt-1', 1, 50),
      refused(0, 'evt-1'),
    ]);
    expect(state.outcomes['payment-naive']).toEqual({ 0: 'inserted', 1: 'found' });
    expect(state.outcomes.payment).toEqual({ 0: 'refused', 1: 'inserted' });
  });

  it('leave the delivery that paid the one that paid, when it is read again', () => {
    const state = fold([paid('payment', 'evt-1', 4, 50), refused(4, 'evt-1')]);
    expect(state.outcomes.payment).toEqual({ 4: 'inserted' });
    expect(state.refused).toBe(1);
  });

  it('are kept for the last hundred deliveries', () => {
    const all = Array.from({ length: 100 }, (_, offset) => ({ offset, outcome: 'found' }));
    const more = all.map(({ offset }) => ({ offset: offset + 100, outcome: 'found' }));
    const state = fold([
      ...running,
      report('payment-naive', 10, 'outcomes', all),
      report('payment-naive', 10, 'outcomes', more),
    ]);
    expect(Object.keys(state.outcomes['payment-naive'])).toHaveLength(100);
    expect(state.outcomes['payment-naive'][199]).toBe('found');
  });

  it.each([null, 'x', 7, {}, [null], [{ offset: '3', outcome: 'found' }], [{ offset: 3 }]])(
    'are unmoved by a report of junk (%j)',
    (data) => {
      const before = fold(running);
      const after = fold([report('payment', 11, 'outcomes', data)], before);
      expect(after.outcomes).toEqual(before.outcomes);
    },
  );

  it('of a process that is gone are not heard', () => {
    const told = [{ offset: 0, outcome: 'found' }];
    const state = fold([...running, report('payment', 99, 'outcomes', told)]);
    expect(state.outcomes.payment).toEqual({});
  });
});

describe('an injection', () => {
  it('is under way from its report to the next, or to the death of the injector', () => {
    const begun = fold([started('injector', 9), report('injector', 9, 'injecting', { count: 50 })]);
    expect(begun.injecting).toMatchObject({ count: 50 });
    expect(fold([report('injector', 9, 'injected', { count: 50 })], begun).injecting).toBeNull();
    expect(fold([diedAt('injector', 9, 'x')], begun).injecting).toBeNull();
  });
});
