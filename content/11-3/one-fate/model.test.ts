/** What the model makes of facts: fates of orders, guesses, milestones. */
import { describe, expect, it } from 'vitest';
import { fatesOf, truthOf } from './model-readings.ts';
import {
  committed,
  document,
  fold,
  life,
  marked,
  measured,
  ordered,
  paid,
  refused,
  shown,
  tried,
  whole,
} from './testing.ts';

const MARKER = 'payment-marker';
const EFFECT = 'payment-effect';

describe('the fates of orders', () => {
  it('calls an order lost only once its marker is behind the bookmark without a payment', () => {
    const inHand = fold([ordered(3), ...whole(MARKER, 1), marked(MARKER, 2)]);
    expect(fatesOf(inHand, MARKER).never).toEqual([]);
    const behind = fold([committed(MARKER, 3), ...whole(MARKER, 3)], inHand);
    expect(fatesOf(behind, MARKER)).toMatchObject({
      never: ['evt-2'],
      twice: [],
      marked: 3,
      charged: { count: 2, amount: 20_000 },
      settled: { count: 3, amount: 30_000 },
    });
  });

  it('counts a payment that is told twice once, and a second one twice', () => {
    const state = fold([ordered(2), paid(EFFECT, 1), paid(EFFECT, 1), paid(EFFECT, 2)]);
    expect(fatesOf(state, EFFECT).charged.count).toBe(2);
    const twice = fold([paid(EFFECT, 2, 2), marked(EFFECT, 2)], state);
    expect(fatesOf(twice, EFFECT).twice).toEqual(['evt-2']);
    expect(fatesOf(twice, EFFECT).all.map(({ pair }) => pair)).toEqual(['effect', 'twice']);
  });

  it('keeps services apart, and what is of the bench out of all of them', () => {
    const state = fold([ordered(1), ...whole('payment', 1), ...whole('uji', 1)]);
    expect(fatesOf(state, MARKER).marked).toBe(0);
    expect(fatesOf(state, 'payment').charged.count).toBe(1);
    expect(state.documents).toHaveLength(4);
  });

  it('forgets what somebody takes away, one document or a whole collection', () => {
    const state = fold([ordered(2), ...whole('payment', 1, 2)]);
    const less = fold(
      [
        document('payments', 'p-payment-1-1', null),
        document('processed_events', 'm-payment-2', null),
      ],
      state,
    );
    expect(fatesOf(less, 'payment').all.map(({ pair }) => pair)).toEqual(['marker', 'effect']);
    const none = fold([{ type: 'dropped', collection: 'payments' }], state);
    expect(fatesOf(none, 'payment').charged.count).toBe(0);
  });

  it('counts an order once, however often it was delivered', () => {
    const again = { ...ordered(1, 2), records: [{ ...recordOf(ordered(1)), offset: 2 }] };
    const state = fold([ordered(2), again as ReturnType<typeof ordered>]);
    expect(state.end).toBe(3);
    expect(truthOf(state)).toEqual({ count: 2, amount: 20_000 });
  });
});

function recordOf(fact: ReturnType<typeof ordered>) {
  const [record] = fact.type === 'records' ? fact.records : [];
  if (!record) throw new Error('no record');
  return record;
}

describe('the guesses', () => {
  const apart = [
    ordered(3),
    life(MARKER, 1, { point: 'between', order: 2 }),
    life(EFFECT, 2, { point: 'between', order: 2 }),
    ...whole(MARKER, 1, 3),
    marked(MARKER, 2),
    ...whole(EFFECT, 1, 2, 3),
    paid(EFFECT, 2, 2),
  ];

  it('are held against nothing before the log was read to its end after a death', () => {
    const state = fold([...apart, committed(MARKER, 2), committed(EFFECT, 2)]);
    expect(measured('marker-first', state)).toBeUndefined();
    expect(state.reached).toEqual([]);
  });

  it('wait for the documents, which may come after the bookmark', () => {
    const early = [...apart.slice(0, -2), committed(MARKER, 3), committed(EFFECT, 3)];
    const state = fold(early);
    expect(measured('effect-first', state)).toBeUndefined();
    expect(measured('effect-first', fold(apart.slice(-2), state))).toMatchObject({
      value: '4 / 3',
    });
  });

  it('tell fewer, more and exact from the documents', () => {
    const state = fold([...apart, committed(MARKER, 3), committed(EFFECT, 3)]);
    expect(measured('marker-first', state)).toEqual({ option: 'fewer', value: '2 / 3' });
    expect(measured('effect-first', state)).toEqual({ option: 'more', value: '4 / 3' });
    expect(state.reached).toEqual(['split']);
    expect(shown('never', state)).toBe('evt-2');
    expect(shown('twice', state)).toBe('evt-2');
    const together = fold(
      [
        life('payment', 3, { point: 'after', order: 2 }),
        ...whole('payment', 1, 2, 3),
        refused('payment', 1),
        refused('payment', 2),
        committed('payment', 3),
      ],
      state,
    );
    expect(measured('one-transaction', together)).toEqual({ option: 'exact', value: '3 / 3' });
    expect(together.reached).toEqual(['split', 'exact']);
    expect(shown('refused', together)).toBe('2');
  });

  it('say the truth of a transaction that was none', () => {
    const state = fold([
      ordered(2),
      life('payment', 3, { point: 'between', order: 1 }),
      ...whole('payment', 1, 2),
      paid('payment', 1, 2),
      committed('payment', 2),
    ]);
    expect(measured('one-transaction', state)?.option).toBe('more');
    expect(state.reached).toEqual([]);
  });
});

describe('the bench', () => {
  const ended = { endedAt: new Date(4400).toISOString(), outcome: 'inserted' };

  it('knows the heir of an orphan by the conflicts it met, once it is through', () => {
    const waiting = tried('t1', { runs: 9, codes: { 112: 9 } });
    expect(fold([waiting]).reached).toEqual([]);
    const state = fold([waiting, tried('t1', { runs: 12, codes: { 112: 11 }, ...ended })]);
    expect(state.reached).toEqual(['orphaned']);
    expect(measured('orphan', state)).toEqual({ option: 'lifetime', value: '11 × 112' });
    expect(shown('heirSeconds', state)).toBe('3.4');
  });

  it('takes no undisturbed trial for an heir', () => {
    expect(fold([tried('t1', ended)]).reached).toEqual([]);
  });

  it('sees the callback that is run again for a swallowed error, and its delivery set free', () => {
    const swallow = { kind: 'delivery', eventId: 'evt-1', offset: 3, runs: 4, codes: { 251: 4 } };
    const stuck = fold([ordered(3), ordered(1, 3), tried('t2', swallow), committed('payment', 3)]);
    expect(stuck.reached).toEqual(['swallowed']);
    expect(measured('swallow', stuck)?.value).toBe('251 NoSuchTransaction');
    const again = { ...{ consumer: 'payment', eventId: 'evt-1', offset: 3, code: 11000 } };
    const free = fold(
      [
        document('refusals', 'r1', { ...again, at: new Date(9000).toISOString() }),
        committed('payment', 4),
      ],
      stuck,
    );
    expect(free.reached).toEqual(['swallowed', 'freed']);
  });

  it('counts the callbacks of a race', () => {
    const race = { kind: 'race', handlers: 50, runs: 97, codes: { 112: 47, 11000: 49 } };
    const state = fold([tried('t3', { ...race, ...ended, effects: 1, refused: 49 })]);
    expect(state.reached).toEqual(['raced']);
    expect(measured('race', state)).toEqual({ option: 'more', value: '97' });
    expect(shown('raceConflicts', state)).toBe('47');
  });

  it('keeps the lifetime that the server tells, and shows none where it does not', () => {
    expect(shown('lifetime', fold([document('lab_settings', 'server', { lifetime: 3 })]))).toBe(
      '3',
    );
    const mute = fold([document('lab_settings', 'server', { lifetime: null })]);
    expect(shown('lifetime', mute)).toBeUndefined();
  });
});
