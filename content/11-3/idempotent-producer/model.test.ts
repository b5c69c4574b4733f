import { describe, expect, it } from 'vitest';
import { model } from './model.ts';
import { sessionsOf, swallowedOf } from './model-sessions.ts';
import { SETTINGS } from './names.ts';
import { committed, document, fold, paid, passed, record, refused, send } from './testing.ts';

const plain = [record({ offset: 0, order: 1 }), passed(1, 0), send({ order: 1, baseOffset: 0 })];

/** Ack cut, asked for again under the same number, one record. */
const known = [
  ...[record({ offset: 0, order: 1 }), passed(1, 0, 'cut'), passed(2, 0)],
  send({ order: 1, baseOffset: 0 }),
];

/** The same from a producer that numbers nothing. */
const doubled = [
  ...[record({ offset: 0, order: 1, number: null }), passed(1, 0, 'cut', null)],
  ...[record({ offset: 1, order: 1, number: null }), passed(2, 1, 'passed', null)],
  send({ order: 1, baseOffset: 1 }),
];

const resent = [
  ...[record({ offset: 0, order: 1 }), passed(1, 0), send({ order: 1, outcome: 'open' })],
  ...[record({ offset: 1, order: 1, number: ['5002', 0] }), passed(2, 1, 'passed', ['5002', 0])],
  send({ order: 1, nth: 2, id: '5002', at: 5, baseOffset: 1 }),
];

const clicked = [0, 1].flatMap((offset) => [
  ...[record({ offset, order: offset + 1, key: 'form-x' }), passed(offset + 1, offset)],
  send({ order: offset + 1, at: offset, baseOffset: offset }),
]);

const swallowed = [
  ...[record({ offset: 0, order: 1 }), passed(1, 0, 'cut'), passed(2, 0, 'cut')],
  ...[send({ order: 1, outcome: 'failed' }), passed(3, 0)],
  send({ order: 2, at: 9, baseOffset: 0 }),
];

const isRecordAt = (fact: (typeof plain)[number], offset: number): boolean =>
  fact.type === 'records' && fact.records[0]?.offset === offset;

describe('sessions and their numbers', () => {
  it('take requests under one number together, and not with other numbers', () => {
    const [session, ...others] = sessionsOf(fold(known));
    expect(others).toEqual([]);
    expect(session?.name).toBe('4001/0');
    expect(session?.slots.map(({ requests }) => requests.map(({ fate }) => fate))).toEqual([
      ['cut', 'passed'],
    ]);
  });

  it('know a producer without numbers by its process, and each request by its offset', () => {
    const [session] = sessionsOf(fold(doubled));
    expect(session).toMatchObject({ name: 'pid 4', numbered: false });
    expect(session?.slots.map(({ requests }) => requests.length)).toEqual([1, 1]);
  });

  it('name an order that was answered with another one’s place', () => {
    expect(swallowedOf(fold(swallowed)).map(({ send: one }) => one.order)).toEqual(['ORD-2']);
    expect(swallowedOf(fold(known))).toEqual([]);
    // Sent again by another session, it is lost no more.
    const again = record({ offset: 1, order: 2, number: ['5002', 0] });
    expect(swallowedOf(fold([...swallowed, again]))).toEqual([]);
  });
});

it('of one form are told from those of one event', () => {
  const named = (facts: Parameters<typeof fold>[0]) =>
    sessionsOf(fold(facts)).flatMap(({ slots }) => slots.map(({ formOf }) => formOf));
  expect(named(clicked)).toEqual([null, 'ORD-1']);
  expect(named(resent)).toEqual([null, null]);
});

describe('the model of idempotent-producer', () => {
  it('reaches its milestones as the text tells them', () => {
    expect(fold(plain).reached).toEqual(['numbered']);
    expect(fold(known).reached).toEqual(['recognised']);
    expect(fold(doubled).reached).toEqual([]);
    expect(fold(resent).reached).toEqual(['numbered', 'session']);
    expect(fold(clicked).reached).toEqual(['numbered', 'clicked']);
    expect(fold(swallowed).reached).toContain('swallowed');
  });

  it('counts as paid only what is paid once a form, and read to the end', () => {
    const all = [...clicked, paid(1, 0, 'form-x'), refused(2, 1, 'form-x')];
    expect(fold([...all, committed(1)]).reached).not.toContain('paid');
    expect(fold([...all, committed(2)]).reached).toContain('paid');
    const twice = [...all, paid(2, 1, 'form-x'), committed(2)];
    expect(fold(twice).reached).not.toContain('paid');
  });

  it('holds each guess against what came of it', () => {
    const { measures } = model;
    expect(measures.repeat?.(fold(known))).toEqual({ option: 'once', value: '×1, ✓' });
    expect(measures.repeat?.(fold(plain))).toBeUndefined();
    expect(measures.session?.(fold(resent))).toEqual({ option: 'twice', value: '×2' });
    expect(measures.session?.(fold(known))).toBeUndefined();
    expect(measures.exhausted?.(fold(swallowed))).toEqual({ option: 'lost', value: '×0, ✓' });
    const stored = [
      ...swallowed.slice(0, 4),
      ...[record({ offset: 1, order: 2 }), send({ order: 2, at: 9, baseOffset: 1 })],
    ];
    expect(measures.exhausted?.(fold(stored))?.option).toBe('stored');
    expect(measures.exhausted?.(fold(swallowed.slice(0, 4)))).toBeUndefined();
    // Noted before the record that the ack names was read back.
    const unread = (facts: typeof stored) => fold(facts.filter((fact) => !isRecordAt(fact, 1)));
    expect(measures.exhausted?.(unread(stored))).toBeUndefined();
    expect(measures.session?.(unread(resent))).toBeUndefined();
  });

  it('says in the text what was first seen', () => {
    const { live } = model;
    expect(live.repeatRequests?.(fold(known))).toBe('#1, #2');
    expect(live.sessionIds?.(fold(resent))).toBe('4001, 5002');
    expect(live.clickedSequences?.(fold(clicked))).toBe('0, 1');
    // Named before the next one is sent: that is when the text tells of it.
    expect(live.failedOrder?.(fold(swallowed.slice(0, 4)))).toBe('ORD-1');
    expect(live.lostOwner?.(fold(swallowed))).toBe('ORD-1');
    expect(live.lostOrder?.(fold(plain))).toBeUndefined();
  });

  it('counts a payment told twice once, and lets it go', () => {
    const state = fold([...plain, paid(1, 0), paid(1, 0)]);
    expect(Object.keys(state.payments)).toEqual(['p-1']);
    expect(fold([document('payments', 'p-1', null)], state).payments).toEqual({});
    expect(fold([{ type: 'dropped', collection: 'payments' }], state).payments).toEqual({});
  });

  it('takes a producer for one that numbers, unless the setting says no', () => {
    expect(fold([]).idempotent).toBe(true);
    expect(fold([document(SETTINGS, 'producer', { idempotent: false })]).idempotent).toBe(false);
  });
});
