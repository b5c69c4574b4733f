import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { copyTallyOf, isSettled, model, roundOf, type State, tallyOf } from './model.ts';

const document = (collection: string, fields: Readonly<Record<string, unknown>>): LabFact => ({
  type: 'document',
  collection,
  id: String(fields._id),
  op: 'insert',
  document: fields,
});
const order = (number: number, round = 1, version = 1) =>
  document('orders', {
    ...{ _id: `ORD-${number}`, number, customer: 'dewi', total: 58_000, status: 'DIBUAT' },
    ...{ version, round, createdAt: number, traceId: 't' },
  });
const orders = (first: number, last: number, round = 1) =>
  Array.from({ length: last - first + 1 }, (_, at) => order(first + at, round));
const round = (_id: number, mode: string, by: string, ended?: object) =>
  document('rounds', { _id, mode, by, startedAt: 0, ...(ended ? { ended } : {}) });
const ended = (number: number) => ({ at: 1, number, changed: null });
const kill = (at: number, of: number, end: number) =>
  document('kills', { _id: `${at}`, round: of, by: 'plan', how: 'gap', at, end });
const told = (
  topic: string,
  first: number,
  numbers: readonly number[],
  op = 'insert',
  version = 1,
): LabFact => ({
  type: 'records',
  topic,
  partition: 0,
  low: 0,
  end: first + numbers.length,
  records: numbers.map((number, at) => ({
    offset: first + at,
    at: 0,
    key: `ORD-${number}`,
    value: JSON.stringify({
      op,
      _id: `ORD-${number}`,
      document: {
        ...{ _id: `ORD-${number}`, number, customer: 'dewi', total: 1, status: 'DIBUAT' },
        ...{ version, round: 1, createdAt: 1, traceId: 't' },
      },
    }),
    headers: { eventId: `82${number}` },
  })),
});
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, at): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
const measured = (name: string, state: State) => model.measures[name]?.(state);

const fiveKills = (of: number, ends: readonly number[]) =>
  ends.map((end, index) => kill(of * 10 + index, of, end));

describe('the tally of a flow', () => {
  it('calls an order lost once a younger one is in the log, and not before', () => {
    const begun = fold([round(1, 'before', 'plan'), ...orders(1, 4), told('pesanan', 0, [1, 2])]);
    expect(tallyOf(begun, 'before')).toMatchObject({
      lost: [],
      marks: ['told', 'told', 'waiting', 'waiting'],
    });
    const passed = fold([told('pesanan', 2, [4])], begun);
    expect(tallyOf(passed, 'before')).toMatchObject({ lost: ['ORD-3'], extra: 0, events: 3 });
    const late = fold([told('pesanan', 3, [3])], passed);
    expect(tallyOf(late, 'before').lost).toEqual([]);
  });

  it('counts every record too many, and the same record read again only once', () => {
    const state = fold([
      round(1, 'every', 'plan'),
      ...orders(1, 3),
      told('pesanan', 0, [1, 2, 3]),
      told('pesanan', 3, [2, 3, 3]),
      told('pesanan', 4, [3, 3]),
    ]);
    expect(tallyOf(state, 'every')).toMatchObject({ doubled: ['ORD-2', 'ORD-3'], extra: 3 });
    expect(state.nth).toEqual({ 3: 2, 4: 2, 5: 3 });
  });

  it('is not confused by a copy: it brings a state, not the event that was lost', () => {
    const state = fold([
      round(1, 'before', 'plan'),
      ...orders(1, 3),
      told('pesanan', 0, [1, 3]),
      told('pesanan', 2, [1, 2, 3], 'read'),
    ]);
    expect(tallyOf(state, 'before')).toMatchObject({ lost: ['ORD-2'], extra: 0 });
  });

  it('puts each death where the log ended by then', () => {
    const state = fold([
      round(1, 'after', 'plan'),
      ...orders(1, 4),
      told('pesanan', 0, [1, 2]),
      kill(5, 1, 2),
      told('pesanan', 2, [2, 3, 4]),
    ]);
    expect(tallyOf(state, 'after').kills).toEqual([{ at: 5, after: 2 }]);
  });
});

describe('the guesses', () => {
  const round1 = (mode: string, numbers: readonly number[]) =>
    fold([
      round(1, mode, 'plan'),
      ...orders(1, 6),
      told('pesanan', 0, numbers),
      ...fiveKills(1, [1, 2, 3, 4, 5]),
    ]);

  it('are held against nothing before flow, deaths and backlog are over', () => {
    const open = round1('before', [1, 2, 4, 5, 6]);
    expect(isSettled(open, roundOf(open, 'before'))).toBe(false);
    expect(measured('before', open)).toBeUndefined();
    // The service says it is over before the change stream has brought the last order.
    const early = fold([round(1, 'before', 'plan', ended(7))], open);
    expect(measured('before', early)).toBeUndefined();
    const over = fold([round(1, 'before', 'plan', ended(6))], open);
    expect(measured('before', over)).toEqual({ option: 'lost', value: '1 / 0' });
    expect(over.reached).toContain('before');
  });

  it('tell a doubled one from a clean round', () => {
    const doubled = fold(
      [round(1, 'after', 'plan', ended(6))],
      round1('after', [1, 2, 2, 3, 4, 5, 6]),
    );
    expect(measured('after', doubled)).toEqual({ option: 'doubled', value: '0 / 1' });
    const clean = fold([round(1, 'after', 'plan', ended(6))], round1('after', [1, 2, 3, 4, 5, 6]));
    expect(measured('after', clean)).toEqual({ option: 'clean', value: '0 / 0' });
  });
});

describe('two copies', () => {
  it('are compared once both have what was written last', () => {
    const changed = { at: 9, number: 3, changed: { number: 1, version: 2 } };
    const before = fold([
      round(1, 'copy', 'hand', changed),
      order(1, 1, 2),
      order(2),
      order(3),
      told('salin-dulu', 0, [1], 'read'),
      told('catat-dulu', 0, [1, 2], 'read'),
      told('catat-dulu', 2, [3]),
    ]);
    expect(measured('copy', before)).toBeUndefined();
    const still = fold(
      [
        told('salin-dulu', 1, [3]),
        told('salin-dulu', 2, [1], 'update', 2),
        told('catat-dulu', 3, [1], 'update', 2),
      ],
      before,
    );
    expect(copyTallyOf(still, 'salin-dulu')).toEqual({ missing: ['ORD-2'], stale: [] });
    expect(copyTallyOf(still, 'catat-dulu')).toEqual({ missing: [], stale: [] });
    expect(measured('copy', still)).toEqual({ option: 'differs', value: '1' });
    expect(still.reached).toContain('converged');
  });
});

describe('a refused token', () => {
  const life = (fields: object) =>
    document('connector_runs', {
      ...{ _id: 'connector-1', connector: 'connector', pid: 7, startedAt: 1 },
      ...{ save: 'after', every: 1, from: null, ...fields },
    });
  const refusal = { code: 286, codeName: 'ChangeStreamHistoryLost', message: 'm', labels: [] };

  it('is told with the server’s code, and recovered from by a copy', () => {
    const refused = fold([life({ ended: { at: 2, refusal } })]);
    expect(measured('foreign', refused)).toEqual({ option: 'refused', value: '286' });
    expect(refused.reached).toEqual(['refused']);
    const again = { _id: 'connector-2', startedAt: 3, copied: 12 };
    expect(fold([life(again)], refused).reached).toEqual(['refused', 'recovered']);
  });
});
