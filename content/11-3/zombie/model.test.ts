import { describe, expect, it } from 'vitest';
import type { LabFact, LogRecord } from '#lib/events.ts';
import { at } from '#lib/testing/events.ts';
import { parse } from '../../shop/versioned-order.ts';
import { model } from './model.ts';
import { casesOf, lagOf, twiceIn } from './model-readings.ts';

const record = (offset: number, id: string, key: string, headers = {}): LogRecord => ({
  ...{ offset, at: offset, key, value: `{"orderId":"${id}"}` },
  headers: { eventId: id, ...headers },
});
const log = (topic: string, ...records: readonly LogRecord[]): LabFact => ({
  ...{ type: 'records', topic, partition: 0, low: 0, records },
  end: (records.at(-1)?.offset ?? -1) + 1,
});
const committed = (offset: number): LabFact => ({
  ...{ type: 'committed', group: 'payment', topic: 'pesanan', partition: 0, offset },
});
const started = (name: string, pid: number): LabFact => ({
  ...{ type: 'started', name, program: 'payment.worker.ts', pid, since: 0 },
});
const report = (pid: number, kind: string, data: unknown, name = 'payment-a'): LabFact => ({
  ...{ type: 'report', name, pid, kind, data },
});
let documents = 0;
const paid = (eventId: string, collection = 'payments', pid = 1): LabFact => {
  documents += 1;
  const from = { topic: 'pesanan', offset: 0 };
  const charge = { eventId, orderId: eventId, customer: 'dewi', from, replayed: null };
  return {
    ...{ type: 'document', collection, id: `d${documents}`, op: 'insert' },
    document: { ...charge, member: 'payment-a', pid, at: documents },
  };
};
const fold = (...facts: readonly LabFact[]) =>
  facts.map((fact) => at(fact)).reduce(model.reduce, model.initial);

const odd = { schemaVersion: '2' };
/** A is poison; B and C come after it, B of the same customer. */
const three = log(
  'pesanan',
  ...[record(0, 'A', 'dewi', odd), record(1, 'C', 'joko'), record(2, 'B', 'dewi')],
);
const letter = (offset: number, id: string, reason: string) =>
  record(offset, id, 'dewi', { 'dlq-reason': reason, 'dlq-error': 'PoisonError' });

describe('the zombie', () => {
  const both = [paid('A', 'payments_bare', 2), paid('A', 'payments_bare', 1)];

  it('has charged twice only if its own commit was refused', () => {
    const begun = started('payment-a', 1);
    expect(fold(begun, ...both).reached).toEqual([]);
    const late = report(1, 'late', { offset: 0, error: 'UNKNOWN_MEMBER_ID' });
    const state = fold(begun, ...both, late);
    expect(state.reached).toEqual(['doubled']);
    expect(model.measures.zombie?.(state)).toEqual({ option: 'twice', value: '2×' });
    expect(fold(begun, paid('A', 'payments_bare', 1), late).reached).toEqual([]);
  });

  it('is counted once per document, however often it is told', () => {
    const one = paid('A');
    expect(fold(one, one).charges).toHaveLength(1);
    expect(twiceIn(fold(one, paid('A')).charges)).toBe(1);
  });

  it('is not believed when an earlier process of its name speaks', () => {
    const late = report(7, 'late', { offset: 0, error: 'X' });
    expect(fold(started('payment-a', 1), late).late).toEqual([]);
  });
});

describe('a message that cannot be parsed', () => {
  const tried = (policy: string) =>
    report(1, 'tried', { topic: 'pesanan', offset: 0, policy, error: 'total' });
  const begun = [started('payment-a', 1), three];

  it('stops its partition after three tries in place, with others behind it', () => {
    const forever = tried('forever');
    expect(fold(...begun, forever, forever).stuck).toBeNull();
    const state = fold(...begun, forever, forever, forever);
    expect(state.stuck).toMatchObject({ offset: 0, tries: 3, behind: 2 });
    expect(state.reached).toEqual(['stuck']);
    const dlq = tried('dlq');
    expect(fold(...begun, dlq, dlq, dlq).stuck).toBeNull();
    expect(fold(...begun, committed(1), forever, forever, forever).stuck).toBeNull();
  });

  it('is cornered once its letter is written and nobody waits', () => {
    const dead = log('pesanan-dlq', letter(0, 'A', 'poison'));
    expect(fold(...begun, dead).reached).toEqual([]);
    const state = fold(...begun, dead, committed(3));
    expect(state.reached).toEqual(['cornered']);
    expect(lagOf(state)).toBe(0);
    expect(casesOf(state)[0]?.places).toEqual(['dlq', 'waiting']);
  });
});

describe('the order of one customer', () => {
  it('is turned round when the poisonous one is charged after the next', () => {
    expect(casesOf(fold(three))[0]?.verdict).toBe('open');
    expect(casesOf(fold(three, paid('B')))[0]?.verdict).toBe('turned');
    const state = fold(three, paid('C'), paid('B'), paid('A'));
    expect(state.reached).toEqual(['repaired']);
    expect(model.measures.order?.(state)).toEqual({ option: 'turned', value: 'B → A' });
  });

  it('is kept only when both are charged as written', () => {
    expect(casesOf(fold(three, paid('A')))[0]?.verdict).toBe('open');
    const parked = log('pesanan-dlq', letter(0, 'A', 'poison'), letter(1, 'B', 'behind'));
    const queued = fold(three, parked, committed(3));
    expect(queued.reached).toContain('queued');
    expect(model.measures.park?.(queued)).toEqual({ option: 'two', value: '2' });
    const state = fold(three, parked, committed(3), paid('A'), paid('B'));
    expect(casesOf(state)[0]?.verdict).toBe('kept');
    expect(state.reached).toContain('kept');
    expect(model.live.kept?.(state)).toBe('A → B');
  });

  it('takes no replay for a new order', () => {
    const again = log('pesanan', record(3, 'A', 'dewi', { replayed: 'pesanan-dlq@0', ...odd }));
    expect(casesOf(fold(three, again))).toHaveLength(1);
  });
});

describe('the parser', () => {
  const order = (total: unknown) =>
    JSON.stringify({ orderId: 'ORD-1', customer: 'dewi', item: 'kopi', total });
  const later = order({ amount: 10_000, currency: 'IDR' });

  it('reads what it knows, and no schema beyond', () => {
    const of = (schemaVersion: string) => ({ eventId: 'E', schemaVersion });
    expect(parse(order(10_000), of('1'), 1).total).toBe(10_000);
    expect(parse(later, of('2'), 2).total).toBe(10_000);
    expect(() => parse(later, of('2'), 1)).toThrow('total');
    expect(() => parse(later, of('3'), 2)).toThrow('schema 3, parser 2');
    expect(() => parse(order(10_000), {}, 9)).toThrow('eventId: missing');
  });

  it.each(['RACUN', '', 'null', '[]', '{"orderId":7}'])('calls %j poison', (value) => {
    expect(() => parse(value, { eventId: 'E' }, 9)).toThrow(
      expect.objectContaining({ name: 'PoisonError' }),
    );
  });
});
