import { describe, expect, it } from 'vitest';
import { model } from './model.ts';
import { isTold } from './model-readings.ts';
import { causesOf, legsOf, tracesOf } from './model-traces.ts';
import { CASES, CAUSES, causeOf } from './names.ts';
import { document, fold, paid, passed, record, send } from './testing.ts';

const plain = [record({ offset: 0, order: 1 }), passed(1, 0), send({ order: 1, baseOffset: 0 })];

const retried = [
  ...[send({ order: 1, outcome: 'open' }), record({ offset: 0, order: 1 }), passed(1, 0, 'cut')],
  ...[record({ offset: 1, order: 1 }), passed(2, 1), send({ order: 1, baseOffset: 1 })],
];

const silent = [
  ...[record({ offset: 0, order: 1 }), passed(1, 0, 'cut')],
  send({ order: 1, retries: 0, outcome: 'failed' }),
];

const causes = (facts: Parameters<typeof fold>[0]) => tracesOf(fold(facts)).map(causesOf);

describe('the causes of a duplicate', () => {
  it('are none where one call made one record', () => {
    expect(causes(plain)).toEqual([[]]);
    expect(causes([...plain, paid('a', 1, 0)])).toEqual([[]]);
  });

  it('tell a lost ack by the record that its own process wrote again', () => {
    expect(causes(retried)).toEqual([['retry']]);
    // The ack was lost, and nothing was written again: nothing is doubled.
    expect(causes(silent)).toEqual([[]]);
  });

  it('tell an application that sends again by its second process', () => {
    const again = [record({ offset: 1, order: 1, pid: 2 }), passed(2, 1)];
    const noted = send({ order: 1, nth: 2, pid: 2, baseOffset: 1 });
    expect(causes([...silent, ...again, noted])).toEqual([['resend']]);
  });

  it('tell a double click by two events of one form', () => {
    const key = 'form-x';
    const facts = [1, 2].flatMap((order) => [
      ...[record({ offset: order - 1, order, key }), passed(order, order - 1)],
      send({ order, key, baseOffset: order - 1 }),
    ]);
    expect(causes(facts)).toEqual([['click']]);
  });

  it('tell a consumer that repeats by two charges of one record', () => {
    expect(causes([...plain, paid('a', 1, 0), paid('b', 1, 0, 10)])).toEqual([['redelivery']]);
    // A duplicate that is charged twice is charged from two offsets.
    expect(causes([...retried, paid('a', 1, 0), paid('b', 1, 1)])).toEqual([['retry']]);
  });

  it('are chosen alike by the same seed, and each by some', () => {
    const chosen = Array.from({ length: 40 }, (_, seed) => causeOf(seed));
    expect(chosen).toEqual(Array.from({ length: 40 }, (_, seed) => causeOf(seed)));
    expect(new Set(chosen)).toEqual(new Set(CAUSES));
  });
});

describe('model of lost-ack', () => {
  it('reaches its milestones as the text tells them', () => {
    expect(fold(plain).reached).toEqual(['first']);
    expect(fold(retried).reached).toEqual(['doubled']);
    expect(fold(silent).reached).toEqual(['silent']);
    expect(fold([...plain, paid('a', 1, 0), paid('b', 1, 0, 10)]).reached).toContain('redelivered');
  });

  it('counts no call as ended before its program has noted it', () => {
    expect(fold(retried.slice(0, -1)).reached).toEqual([]);
  });

  it('holds each guess against what came of it', () => {
    const { measures } = model;
    expect(measures['lost-ack']?.(fold(retried))).toEqual({ option: 'twice-ok', value: '×2, ✓' });
    expect(measures['lost-ack']?.(fold(silent))).toBeUndefined();
    // Noted before its second record was read back: the first alone says nothing yet.
    const early = [record({ offset: 0, order: 1 }), passed(1, 0, 'cut')];
    const noted = send({ order: 1, baseOffset: 1 });
    expect(measures['lost-ack']?.(fold([...early, noted]))).toBeUndefined();
    expect(measures['no-retry']?.(fold(silent))).toEqual({ option: 'stored', value: '×1, ✗' });
    const charged = [...plain, paid('a', 1, 0), paid('b', 1, 0, 10)];
    expect(measures.redelivery?.(fold(charged))).toEqual({ option: 'one-two', value: '1 / 2' });
    // A broker that knew the batch again: one record, and the program heard of success.
    const known = [record({ offset: 0, order: 1 }), passed(1, 0, 'cut'), passed(2, 0)];
    const heard = send({ order: 1, baseOffset: 0 });
    expect(measures['lost-ack']?.(fold([...known, heard]))?.option).toBe('once-ok');
  });

  it('says in the text what was first seen', () => {
    const { live } = model;
    const state = fold(retried);
    expect(live.doubledOffsets?.(state)).toBe('0, 1');
    expect(live.cutOffset?.(state)).toBe('0');
    expect(live.ackedOffset?.(state)).toBe('1');
    expect(live.resentPids?.(state)).toBeUndefined();
  });

  it('joins each request to the call and to the record', () => {
    const joined = legsOf(fold(retried)).map(({ request, copy, send: call, last }) => [
      ...[request.id, copy?.order, copy?.nth, call?.id, last],
    ]);
    expect(joined).toEqual([
      [1, 'ORD-1', 1, 'ORD-1/1', false],
      [2, 'ORD-1', 2, 'ORD-1/1', true],
    ]);
  });

  it('lets a payment go, and all of them', () => {
    const state = fold([...plain, paid('a', 1, 0)]);
    expect(fold([document('payments', 'a', null)], state).payments).toEqual({});
    expect(fold([{ type: 'dropped', collection: 'payments' }], state).payments).toEqual({});
  });

  it('has told a case once its end is known, and the log as far as that', () => {
    const first = [
      document(CASES, '1', { key: 'form-1', seed: 7 }),
      record({ offset: 0, order: 1 }),
    ];
    // One record was read, and a second one may be on its way.
    expect(isTold(fold(first))).toBe(false);
    const ended = [...first, document(CASES, '1', { key: 'form-1', seed: 7, end: 2 })];
    expect(isTold(fold(ended))).toBe(false);
    expect(isTold(fold([...ended, record({ offset: 1, order: 1 })]))).toBe(true);
  });

  it('keeps the seed of a case to itself until its cause was named', () => {
    const open = document(CASES, '1', { key: 'form-1', seed: 7 });
    expect(fold([open]).cases[1]).toMatchObject({ seed: null, cause: null });
    const named = { key: 'form-1', seed: 7, named: 'click', cause: 'retry' };
    const state = fold([open, document(CASES, '1', named)]);
    expect(state.cases[1]).toMatchObject({ seed: 7, named: 'click', cause: 'retry' });
    expect(state.reached).toEqual([]);
    expect(fold([document(CASES, '1', { ...named, named: 'retry' })]).reached).toEqual(['named']);
  });
});
