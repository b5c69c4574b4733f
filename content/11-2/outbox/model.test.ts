/** What the panel may conclude from documents, records and windows of the oplog, and what not. */
import { describe, expect, it } from 'vitest';
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { differencesOf, fatesOf } from './model-fates.ts';
import { phonesOf } from './model-readings.ts';

const at = (fact: LabFact): LabEvent => ({ ...fact, at: 1 });
const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map(at).reduce(model.reduce, from);

const document = (collection: string, id: string, fields: object | null): LabFact => ({
  type: 'document',
  collection,
  id,
  op: fields ? 'insert' : 'delete',
  document: fields as Readonly<Record<string, unknown>> | null,
});
const order = (n: number, phone?: string) =>
  document('orders', `ORD-${n}`, { customer: 'dewi', ...(phone ? { phone } : {}) });
const waiting = (n: number, eventId = `e${n}`, version = '1') =>
  document('outbox', eventId, {
    aggregateid: `ORD-${n}`,
    schemaVersion: version,
    payload: { customer: 'dewi' },
  });
const attempt = (n: number, fields: object) =>
  document('attempts', String(n), {
    _id: n,
    orderId: `ORD-${n}`,
    ...{ forget: false, version: '1', crashPoint: null, died: false },
    ...{ at: 1, from: '1:1', to: '1:2', entries: [] },
    ...fields,
  });
const entry = { ts: '1:2', at: 1, op: 'c', writes: ['orders', 'outbox'], text: '{}' };
const sent = (offset: number, n: number, eventId = `e${n}`, version = '1'): LabFact => ({
  type: 'records',
  topic: 'pesanan',
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [
    {
      offset,
      at: 1,
      key: `ORD-${n}`,
      value: `{"orderId":"ORD-${n}","customer":"dewi"}`,
      headers: { eventId, schemaVersion: version },
    },
  ],
});
const raw = (offset: number, after: object): LabFact => ({
  type: 'records',
  topic: 'orders-cdc',
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [
    {
      offset,
      at: 1,
      key: 'ORD-1',
      value: JSON.stringify({ op: 'insert', after }),
      headers: { op: 'insert' },
    },
  ],
});
const measured = (name: string, state: State) => model.measures[name]?.(state)?.option;

describe('the sets of order, outbox and log', () => {
  it('are the same when each order has one event', () => {
    const state = fold([order(1), waiting(1), order(2), waiting(2), sent(0, 1)]);
    expect(differencesOf(state)).toMatchObject({
      ...{ orders: 2, outbox: 2, events: 1, unsent: 1 },
      ...{ withoutEvent: [], withoutOrder: [], doubled: [] },
    });
  });

  it('name an order without event, an event without order, and one with two', () => {
    const state = fold([order(1), waiting(2), order(3), waiting(3), waiting(3, 'again')]);
    const { withoutEvent, withoutOrder, doubled } = differencesOf(state);
    expect([withoutEvent, withoutOrder, doubled]).toEqual([['ORD-1'], ['ORD-2'], ['ORD-3']]);
  });

  it('count a document told twice once, and one that is deleted not at all', () => {
    const twice = fold([order(1), waiting(1), waiting(1), order(1)]);
    expect(differencesOf(twice)).toMatchObject({ orders: 1, outbox: 1 });
    expect(differencesOf(fold([document('orders', 'ORD-1', null)], twice)).withoutOrder).toEqual([
      'ORD-1',
    ]);
  });
});

describe('a column of the figure', () => {
  it('has a place for an attempt that left nothing, in a broken box', () => {
    const state = fold([attempt(1, { died: true, crashPoint: 'before-commit' })]);
    expect(fatesOf(state, 10)).toMatchObject([{ order: false, waiting: 0, box: 'aborted' }]);
  });

  it('boxes what was written together, and says what was not', () => {
    const state = fold([
      ...[order(1), waiting(1), attempt(1, { entries: [entry] })],
      ...[waiting(2), attempt(2, { forget: true, died: true, crashPoint: 'before-commit' })],
    ]);
    expect(fatesOf(state, 10).map(({ box }) => box)).toEqual(['committed', 'forgotten']);
  });

  it('counts deliveries of one event apart from different events', () => {
    const state = fold([order(1), waiting(1), sent(0, 1), sent(1, 1), sent(2, 1, 'other')]);
    expect(fatesOf(state, 10)[0]).toMatchObject({ offsets: [0, 1, 2], events: 2 });
  });
});

describe('what bore a guess out', () => {
  it('comes from the window of the oplog, not from what was pressed', () => {
    const state = fold([order(1), waiting(1), attempt(1, { entries: [entry] })]);
    expect(measured('entries', state)).toBe('1');
    expect(state.reached).toEqual(['together']);
    const hidden = fold([order(1), waiting(1), attempt(1, { entries: null })]);
    expect(measured('entries', hidden)).toBeUndefined();
    expect(hidden.reached).toEqual(['together']);
  });

  it('is nothing for a death whose order stands there all the same', () => {
    const died = attempt(1, { died: true, crashPoint: 'before-commit' });
    expect(measured('aborted', fold([died]))).toBe('0');
    expect(measured('aborted', fold([order(1), waiting(1), died]))).toBeUndefined();
  });

  it('waits until somebody has published what outlived its process', () => {
    const died = attempt(1, { died: true, crashPoint: 'after-commit' });
    const before = fold([order(1), waiting(1), died]);
    expect(measured('committed', before)).toBeUndefined();
    expect(measured('committed', fold([sent(0, 1)], before))).toBe('delivered');
  });

  it('finds a telephone number where it still is', () => {
    const before = fold([order(1, '0800'), raw(0, { customer: 'dewi', phone: '0800' })]);
    expect(phonesOf(before)).toEqual({ orders: 1, raw: 1, events: 0 });
    expect(measured('phone', before)).toBeUndefined();
    const erasure = document('erasures', 'x', { customer: 'dewi', orders: 1, at: 2 });
    const after = fold([order(1), erasure, raw(1, { customer: 'dewi' })], before);
    expect(phonesOf(after)).toEqual({ orders: 0, raw: 1, events: 0 });
    expect(measured('phone', after)).toBe('raw');
    expect(after.reached).toContain('leaked');
  });

  it('needs both versions met by the old consumer', () => {
    const paid = document('payments', 'e2', { orderId: 'ORD-2', total: 1 });
    const aside = document('parked', 'e3', {
      key: 'ORD-3',
      schemaVersion: '3',
      reason: ['total: expected number'],
    });
    const half = fold([sent(0, 2, 'e2', '2'), sent(1, 3, 'e3', '3'), paid]);
    expect(measured('versions', half)).toBeUndefined();
    expect(measured('versions', fold([aside], half))).toBe('added');
  });

  it.each([
    [10, 12, 'same'],
    [10, 19, 'some'],
    [10, 40, 'many'],
  ])('calls %i ms against %i ms %s', (one, transaction, option) => {
    const cost = { _id: 1, orders: 60, one, two: 20, transaction, at: 1 };
    expect(measured('cost', fold([document('costs', '1', cost)]))).toBe(option);
  });
});
