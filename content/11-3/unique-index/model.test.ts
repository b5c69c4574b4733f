import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { type ConsumerName, model, type State } from './model.ts';
import { milestones, sumOf, truthOf } from './model-readings.ts';

const delivered = (first: number, eventIds: readonly string[]): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: first + eventIds.length,
  records: eventIds.map((eventId, index) => ({
    offset: first + index,
    at: 0,
    key: 'dewi',
    value: '{"orderId":"ORD-1","customer":"dewi","item":"kopi","total":10000}',
    headers: { eventId },
  })),
});
const times = (count: number, eventId: string) => Array.from({ length: count }, () => eventId);
const committed = (group: string, offset: number | null): LabFact => ({
  type: 'committed',
  group,
  topic: 'pesanan',
  partition: 0,
  offset,
});
const document = (
  collection: string,
  id: string,
  fields: Readonly<Record<string, unknown>> | null,
): LabFact => ({
  type: 'document',
  collection,
  id,
  op: fields ? 'insert' : 'delete',
  document: fields,
});
const paid = (consumer: ConsumerName, eventId: string, offset: number, handlers: number) =>
  document(consumer === 'payment' ? 'payments' : 'payments_naive', `${consumer}-${offset}`, {
    consumer,
    eventId,
    total: 10_000,
    from: { offset },
    handlers,
  });
const refused = (offset: number, eventId: string) =>
  document('refusals', `r-${offset}`, { offset, eventId, code: 11000 });
const started = (name: string, pid: number): LabFact => ({
  type: 'started',
  name,
  program: 'p',
  pid,
  since: 0,
});
const diedAt = (name: string, pid: number, crashPoint: string): LabFact => ({
  type: 'exited',
  name,
  pid,
  code: null,
  signal: 'SIGKILL',
  reason: 'crash-point',
  crashPoint,
});
const report = (name: string, pid: number, kind: string, data: unknown): LabFact => ({
  type: 'report',
  name,
  pid,
  kind,
  data,
});

const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);

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
    const built = fold([document('index_builds', 'b', { ok: true })]);
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

  it('take no document for a charge that has no total', () => {
    const odd = fold([document('payments', 'x', { eventId: 7, total: { $gt: 0 } })]);
    expect(sumOf(odd, 'payment')).toEqual({ count: 1, amount: 0 });
  });
});

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
