import { describe, expect, it } from 'vitest';
import { audit, type Findings, holds } from './audit.ts';

/** A night of three orders in which nothing went wrong; prices differ. */
const IDS = ['ORD-1-1', 'ORD-1-2', 'ORD-1-3'];
const price = (id: string) => 1000 * Number(id.at(-1));
const priced = (...ids: readonly string[]) =>
  ids.map((orderId) => ({ orderId, total: price(orderId) }));
const told = (...ids: readonly string[]) =>
  ids.map((orderId) => ({ orderId, eventId: `e-${orderId}` }));
const paid = (...ids: readonly string[]) =>
  ids.map((orderId) => ({ orderId, eventId: `e-${orderId}`, total: price(orderId) }));
const night = (change: Partial<Findings> = {}): Findings => ({
  ...{ truth: priced(...IDS), orders: priced(...IDS), records: told(...IDS) },
  ...{ payments: paid(...IDS), letters: [], lag: 0 },
  ...change,
});
const [A = '', B = '', C = ''] = IDS;
const broken = (found: Findings) =>
  audit(found)
    .invariants.filter(({ ok }) => !ok)
    .map(({ id, broken, named }) => ({ id, broken, named }));

describe('the verdict on a night', () => {
  it('holds where every id is there once', () => {
    expect(broken(night())).toEqual([]);
    expect(holds(audit(night()))).toBe(true);
    expect(audit(night()).countsAgree).toBe(true);
  });

  it('sees the fraud that counts cannot see: one lost, one doubled', () => {
    const fraud = night({ payments: paid(A, B, B) });
    const verdict = audit(fraud);
    expect(verdict.countsAgree).toBe(true);
    expect(holds(verdict)).toBe(false);
    expect(broken(fraud)).toEqual([
      {
        id: 'payments',
        broken: 2,
        named: [
          { orderId: C, why: 'missing' },
          { orderId: B, why: 'doubled' },
        ],
      },
      { id: 'sum', broken: 0, named: [] },
    ]);
  });

  it('names some of each kind, however many there are of one', () => {
    const many = Array.from({ length: 9 }, (_, index) => `ORD-1-${index + 1}`);
    const truth = priced(...many);
    const found = night({ truth, payments: paid('ORD-1-9', 'ORD-1-9') });
    const payments = broken(found).find(({ id }) => id === 'payments');
    expect(payments?.broken).toBe(9);
    expect(payments?.named.map(({ why }) => why)).toEqual([
      ...Array.from({ length: 5 }, () => 'missing'),
      'doubled',
    ]);
  });

  it('sees it even where the sum is right as well', () => {
    const truth = IDS.map((orderId) => ({ orderId, total: 1000 }));
    const payments = told(A, B, B).map((one) => ({ ...one, total: 1000 }));
    const fraud = night({ truth, orders: truth, payments });
    expect(audit(fraud).countsAgree).toBe(true);
    expect(broken(fraud).map(({ id }) => id)).toEqual(['payments']);
  });

  it('takes repeats in the log for what they are, and misses no event', () => {
    const repeated = night({ records: told(A, B, B, C, B) });
    expect(broken(repeated)).toEqual([]);
    expect(audit(repeated).duplicates).toBe(2);
    expect(broken(night({ records: told(A, B, B) }))[0]).toEqual({
      ...{ id: 'events', broken: 1 },
      named: [{ orderId: C, why: 'missing' }],
    });
    // Two events of one order are no repeat of one.
    const twins = [...told(...IDS), { orderId: A, eventId: 'e-other' }];
    expect(broken(night({ records: twins }))[0]?.named).toEqual([{ orderId: A, why: 'doubled' }]);
  });

  it('names an order that nobody asked for', () => {
    const stranger = priced(...IDS, 'ORD-1-9');
    expect(broken(night({ orders: stranger }))[0]).toMatchObject({
      ...{ id: 'orders', broken: 1 },
      named: [{ orderId: 'ORD-1-9', why: 'phantom' }],
    });
  });

  it('wants every dead letter paid, however often it lies there', () => {
    expect(broken(night({ letters: told(B, B) }))).toEqual([]);
    const parked = night({ letters: told(B, B), payments: paid(A, C) });
    expect(audit(parked).poisoned).toBe(1);
    expect(broken(parked).map(({ id }) => id)).toEqual(['payments', 'sum', 'letters']);
  });

  it('names five, and tells how many there are', () => {
    const many = Array.from({ length: 9 }, (_, index) => `ORD-1-${index + 1}`);
    const none = night({ truth: priced(...many), orders: priced(...many), records: told(...many) });
    const payments = audit({ ...none, payments: [] }).invariants.find(
      ({ id }) => id === 'payments',
    );
    expect(payments).toMatchObject({ wanted: 9, found: 0, broken: 9 });
    expect(payments?.named).toHaveLength(5);
  });

  it('does not hold while something is still to be read', () => {
    expect(broken(night({ lag: 2 }))).toEqual([{ id: 'lag', broken: 0, named: [] }]);
  });
});
