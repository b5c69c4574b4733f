/** What the panel may conclude from records and documents, and what not. */
import { describe, expect, it } from 'vitest';
import type { LabFact } from '#lib/events.ts';
import { at, document } from '#lib/testing/events.ts';
import { model, type State } from './model.ts';
import { isExact, rowsOf } from './model-outcomes.ts';
import { milestones } from './model-readings.ts';
import {
  type Attack,
  type ConsumerName,
  type Design,
  EFFECTS,
  keyOf,
  PRESETS,
  rowOf,
  type SentAttack,
} from './names.ts';

const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact) => at(fact, 1)).reduce(model.reduce, from);
const trial = (_id: number, design: Design, more: object = {}) =>
  document('trials', String(_id), {
    ...{ _id, design, state: 'over', step: 'replaying', indexes: [], from: 0, at: 1 },
    ...more,
  });
const sent = (offset: number, number: number, attack: SentAttack, of = 1): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [
    {
      offset,
      at: 1,
      key: 'dewi',
      value: `{"orderId":"ORD-${number}","part":1,"customer":"dewi","item":"kopi","total":10000}`,
      headers: { eventType: 'PesananDibuat', trial: String(of), attack },
    },
  ],
});
const effect = (
  consumer: ConsumerName,
  number: number,
  attack: SentAttack,
  pass = 1,
  id = `${consumer}-${number}-${pass}`,
) =>
  document(EFFECTS[consumer], id, {
    ...{ consumer, fact: `ORD-${number}.1`, trial: 1, attack, pass, offset: number },
    eventId: null,
  });
const refused = (id: string, keyValue: object, consumer = 'payment') =>
  document('refusals', id, {
    ...{ consumer, trial: 1, pass: 1, count: 1, at: 1 },
    refused: [{ offset: 3, code: 11000, message: 'E11000', keyPattern: { eventId: 1 }, keyValue }],
  });

const both = (number: number, attack: SentAttack, pass = 1) => [
  effect('payment', number, attack, pass),
  effect('notification', number, attack, pass),
];
const five = (attack: SentAttack, first: number) =>
  [0, 1, 2, 3, 4].map((index) => sent(first + index, first + index, attack));
const log = [...five('retry', 1), ...five('two', 6), ...five('others', 11)];
const numbers = Array.from({ length: 15 }, (_, index) => index + 1);
const attackOf = (number: number): SentAttack =>
  number <= 5 ? 'retry' : number <= 10 ? 'two' : 'others';
const once = numbers.flatMap((number) => both(number, attackOf(number)));

describe('a design', () => {
  it('is a row of its own only where it is none of the four broken ones', () => {
    expect(rowOf(PRESETS.shared)).toBe('shared');
    expect(rowOf({ ...PRESETS.shared, who: 'each' })).toBe('own');
    expect(rowOf({ ...PRESETS.expiring, keep: '30d' })).toBe('own');
  });

  it('names the fields of its index in their order', () => {
    expect(Object.keys(keyOf({ who: 'each', what: 'order' }))).toEqual([
      'consumer',
      'orderId',
      'type',
    ]);
    expect(keyOf({ who: 'shared', what: 'eventId' })).toEqual({ eventId: 1 });
  });
});

describe('the outcome of a trial', () => {
  const exact = (state: State, row: 'own' | 'attempt' | 'shared' | 'missing' | 'expiring') => {
    const found = rowsOf(state)[row];
    const attacks: Attack[] = ['retry', 'two', 'others', 'replay'];
    return found && attacks.map((attack) => isExact(found, attack));
  };
  const sound = { ...PRESETS.expiring, keep: 'ever' } as const;

  it('is exact where each event has one effect, and the replay none', () => {
    expect(exact(fold([trial(1, sound), ...log, ...once]), 'own')).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('is open while it runs', () => {
    const running = { state: 'running', step: 'reading' };
    const state = fold([trial(1, sound, running), ...log, ...once.slice(0, 3)]);
    expect(exact(state, 'own')).toEqual([undefined, undefined, undefined, undefined]);
    const waiting = fold([trial(1, sound, { state: 'running', step: 'forgetting' })], state);
    expect(exact(waiting, 'own')).toEqual([false, false, false, undefined]);
  });

  it('does not let one effect too many make up for one that is lost', () => {
    const facts = [...log, ...once, effect('payment', 6, 'two', 1, 'twice')];
    const without = document('payments', 'payment-7-1', null);
    const state = fold([trial(1, sound), ...facts, without]);
    expect(rowsOf(state).own?.cells.two?.payment).toMatchObject({ total: 5, surplus: 1, lost: 1 });
    expect(exact(state, 'own')).toEqual([true, false, true, true]);
  });

  it('counts a document once that is told twice, and none of another trial', () => {
    const other = document('payments', 'x', {
      ...{ fact: 'ORD-1.1', trial: 2, attack: 'retry', pass: 1, offset: 1, eventId: 'e' },
    });
    const state = fold([trial(1, sound), ...log, ...once, ...once, other]);
    expect(exact(state, 'own')).toEqual([true, true, true, true]);
  });

  it('tells the age of markers from documents, and forgets those that are deleted', () => {
    const marker = (id: string, time: unknown) => document('processed_events', id, { at: time });
    const two = [marker('a', new Date(5)), marker('b', '1970-01-01T00:00:00.007Z')];
    expect(fold([...two, document('processed_events', 'a', null)]).markers).toEqual({ b: 7 });
    expect(fold([...two, { type: 'dropped', collection: 'processed_events' }]).markers).toEqual({});
  });
});

describe('milestones and guesses', () => {
  const measured = (name: string, state: State) => model.measures[name]?.(state);

  it('are borne out by the documents alone', () => {
    const twice = numbers.slice(0, 5).map((n) => effect('payment', n, 'retry', 1, `again-${n}`));
    const attempt = fold([trial(1, PRESETS.attempt), ...log, ...once, ...twice]);
    expect(attempt.reached).toEqual(['doubled']);
    expect(measured('attempt', attempt)).toEqual({ option: '10', value: '10' });

    const half = numbers.map((n) => effect(n % 2 ? 'payment' : 'notification', n, attackOf(n)));
    const shared = fold([trial(1, PRESETS.shared), ...log, ...half]);
    expect(shared.reached).toEqual(['blocked']);
    expect(measured('shared', shared)).toEqual({ option: '5', value: '2 + 3' });

    const key = { consumer: 'payment', eventId: null };
    const other = { consumer: 'notification', eventId: null };
    const nulls = [refused('o', other, 'notification'), refused('r', key)];
    const first = [effect('payment', 1, 'retry'), ...nulls];
    const missing = fold([trial(1, PRESETS.missing), ...log, ...first]);
    expect(missing.reached).toEqual(['swallowed']);
    expect(measured('missing', missing)).toEqual({ option: '1', value: '1' });
    expect(model.live.missingKey?.(missing)).toBe('{"consumer":"payment","eventId":null}');

    const again = numbers.flatMap((n) => both(n, attackOf(n), 2));
    const ages = { forgotten: { count: 30, youngestMs: 2100, oldestMs: 2900 } };
    const expired = fold([trial(1, PRESETS.expiring, ages), ...log, ...once, ...again]);
    expect(expired.reached).toEqual(['expired']);
    expect(measured('expiring', expired)).toEqual({ option: '15', value: '15' });
    expect(model.live.oldest?.(expired)).toBe('2.9');
  });

  it('would bear out another option if the system behaved so', () => {
    const state = fold([trial(1, PRESETS.attempt), ...log, ...once]);
    expect(measured('attempt', state)).toEqual({ option: '5', value: '5' });
    expect(state.reached).toEqual([]);
    expect(measured('shared', fold([trial(1, PRESETS.shared), ...log, ...once]))).toEqual({
      option: '10',
      value: '5 + 5',
    });
    expect(measured('missing', fold([trial(1, PRESETS.missing), ...log, ...once]))?.option).toBe(
      '15',
    );
    expect(measured('expiring', fold([trial(1, PRESETS.expiring), ...log]))?.option).toBe('0');
  });

  it('wait until a trial is over, and say nothing of one that failed', () => {
    for (const state of ['running', 'failed']) {
      const facts = [trial(1, PRESETS.missing, { state, step: 'reading' }), ...log];
      expect(fold(facts).reached).toEqual([]);
      expect(measured('missing', fold(facts))).toBeUndefined();
    }
  });

  it('measure the ratio of one at a time to a batch', () => {
    const cost = { _id: 1, one: 600, batch: 40, refusedOne: 1000, refusedBatch: 1000, at: 1 };
    const state = fold([document('costs', '1', cost)]);
    expect(measured('cost', state)).toEqual({ option: 'many', value: '15.0×' });
    expect(model.live.onePerSecond?.(state)).toBe('1667');
    expect(milestones.priced(state)).toBe(true);
  });
});

describe('folding', () => {
  it('comes to the same state wherever the history is cut', () => {
    const key = { consumer: 'payment', eventId: null };
    const facts = [trial(1, PRESETS.missing), ...log, ...once, refused('r', key)];
    const whole = fold(facts);
    for (let cut = 0; cut <= facts.length; cut += 9) {
      const carried = JSON.parse(JSON.stringify(fold(facts.slice(0, cut)))) as State;
      expect(fold(facts.slice(cut), carried)).toEqual(whole);
    }
  });
});
