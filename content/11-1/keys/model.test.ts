import { describe, expect, it } from 'vitest';
import { lagOf, recordsIn } from '#lib/fold/topic.ts';
import { model } from './model.ts';
import { isInverted } from './model-orders.ts';
import { fullest, sendsOf } from './model-readings.ts';
import { isRising, type OrderState, parseStatus, STATES } from './status.ts';
import { document, fold, told, viewed } from './testing.ts';

const [PLACED, PAID, SENT] = STATES;

/** One order whose three states stand in these partitions, each alone there. */
const order = (id: string, partitions: readonly number[], more = {}) =>
  partitions.map((partition, index) =>
    told({
      ...{ partition, offset: Number(id) * 3 + index, orderId: `ORD-${id}` },
      ...{ state: STATES[index] as OrderState, ...more },
    }),
  );

describe('the order of an order', () => {
  const at = (...places: [number, number][]) => ({
    ...{ customer: 'dewi', send: 1, by: 'none' as const },
    places: Object.fromEntries(
      places.map(([partition, offset], index) => [STATES[index], { partition, offset }]),
    ),
  });

  it('is kept in one partition with rising offsets, whatever stands between', () => {
    expect(isInverted(at([1, 3], [1, 7], [1, 8]))).toBe(false);
    expect(isInverted(at([1, 3]))).toBe(false);
    expect(isInverted(at())).toBe(false);
  });

  it('is not promised across partitions, nor kept against the offsets', () => {
    expect(isInverted(at([1, 3], [2, 7], [1, 8]))).toBe(true);
    expect(isInverted(at([1, 7], [1, 3], [1, 8]))).toBe(true);
    expect(isInverted(at([1, 1], [1, 2], [0, 0]))).toBe(true);
  });

  it('is rising in what was handled, with gaps but without a step back', () => {
    expect(isRising([])).toBe(true);
    expect(isRising([PLACED, SENT])).toBe(true);
    expect(isRising([PAID, PLACED])).toBe(false);
    expect(isRising([PLACED, PLACED])).toBe(false);
  });
});

describe('a record', () => {
  it('says a state, or nothing that is counted', () => {
    const fact = {
      ...{ orderId: 'ORD-1', customer: 'budi', seller: 'kopi', state: PAID },
      ...{ send: 2, by: 'order' },
    };
    expect(parseStatus(JSON.stringify(fact))).toEqual(fact);
    for (const value of ['', '{', 'null', '[]', '{"state":"PesananDibuat"}']) {
      expect(parseStatus(value)).toBeUndefined();
    }
    expect(parseStatus(JSON.stringify({ ...fact, state: 'Hilang' }))).toBeUndefined();
    expect(parseStatus(JSON.stringify({ ...fact, by: '__proto__' }))).toBeUndefined();
  });
});

describe('a send', () => {
  it('counts scattered, misread and wrongly shown orders apart', () => {
    const facts = [...order('1', [0, 1, 2]), ...order('2', [1, 1, 1]), ...order('3', [2, 0, 2])];
    const log = fold(facts);
    const counts = { orders: 3, complete: 3, inverted: 2, misread: 0, wrong: 0, viewed: 0 };
    expect(sendsOf(log)).toMatchObject([{ ...counts, done: false }]);
    const seen = fold(
      [
        viewed('ORD-1', PAID, SENT, PLACED),
        viewed('ORD-2', PLACED, PAID, SENT),
        viewed('ORD-3', PAID, PLACED, SENT),
      ],
      log,
    );
    const after = { ...counts, misread: 2, wrong: 1, viewed: 3 };
    expect(sendsOf(seen)).toMatchObject([{ ...after, done: true }]);
    expect(seen.reached).toEqual(['unkeyed']);
    expect(model.measures['no-key']?.(seen)).toEqual({ option: 'few', value: '2 / 3' });
  });

  it('proves nothing where all partitions were read at one pace', () => {
    const seen = [PLACED, PAID, SENT];
    const lucky = document('order_status', 'ORD-1', { state: SENT, seen, even: true });
    const state = fold([...order('1', [0, 1, 2]), lucky]);
    expect(sendsOf(state)).toMatchObject([{ inverted: 1, misread: 0, done: true }]);
    expect(model.measures['no-key']?.(state)).toBeUndefined();
    expect(state.reached).toEqual([]);
  });

  it('counts the same whatever comes first, the view or the log', () => {
    const facts = [...order('1', [0, 1, 2]), viewed('ORD-1', PAID, SENT, PLACED)];
    expect(sendsOf(fold([...facts].reverse()))).toEqual(sendsOf(fold(facts)));
  });

  it('counts a record once, however often it is told', () => {
    const facts = order('1', [0, 0, 0]);
    expect(fold([...facts, ...facts]).sends).toEqual(fold(facts).sends);
  });

  it('takes an order out of the view again when its document is gone', () => {
    const state = fold([
      ...order('1', [0, 0, 0]),
      viewed('ORD-1', PLACED, PAID, SENT),
      document('order_status', 'ORD-1', null),
    ]);
    expect(sendsOf(state)).toMatchObject([{ viewed: 0, misread: 0 }]);
  });

  it('says which partition is fullest', () => {
    const state = fold([
      ...order('1', [1, 1, 1]),
      ...order('2', [2, 2, 2]),
      ...order('3', [1, 1, 1]),
    ]);
    const [send] = sendsOf(state);
    expect(send && fullest(send)).toEqual({ partition: 1, count: 6, of: 9 });
  });
});

describe('the milestones', () => {
  const done = (id: string) => viewed(`ORD-${id}`, PLACED, PAID, SENT);

  it('tell a key that kept order from one that was cut by growth', () => {
    const by = { by: 'customer' as const, customer: 'budi' };
    const kept = fold([...order('1', [1, 1, 1], by), done('1')]);
    expect(kept.reached).toEqual(['keyed']);
    expect(model.measures.budi?.(kept)).toEqual({ option: '1', value: 'P1' });
    const cut = fold([...order('2', [1, 2, 2], { ...by, send: 2 }), done('2')], kept);
    expect(cut.reached).toEqual(['keyed', 'split']);
    expect(model.measures.split?.(cut)).toEqual({ option: 'few', value: '1 / 1' });
  });

  it('wait until every order of the send was handled', () => {
    const by = { by: 'seller' as const };
    const half = fold([...order('1', [1, 1, 1], by), ...order('2', [1, 1, 1], by), done('1')]);
    expect(half.reached).toEqual([]);
    expect(fold([done('2')], half).reached).toEqual(['hot']);
  });

  it('hold the measurement of three and four partitions against the guess', () => {
    const move = (id: string, from: number, to: number, moved: number) =>
      document('key_moves', id, { keys: 1000, from, to, moved, before: [], after: [], cast: [] });
    const other = fold([move('1', 3, 6, 500)]);
    expect(other.reached).toEqual([]);
    expect(model.measures.moved?.(other)).toBeUndefined();
    const state = fold([move('2', 3, 4, 752)], other);
    expect(state.reached).toEqual(['measured']);
    expect(model.measures.moved?.(state)).toEqual({ option: '75', value: '752 / 1000' });
  });
});

describe('the partitions', () => {
  it('are counted together, and the lag over all of them', () => {
    const facts = [...order('1', [0, 1, 2])];
    const state = fold([
      ...facts,
      { type: 'range', topic: 'pesanan', partition: 3, low: 0, end: 0 },
      { type: 'committed', group: 'status-view', topic: 'pesanan', partition: 0, offset: 3 },
      { type: 'committed', group: 'someone', topic: 'pesanan', partition: 1, offset: 5 },
    ]);
    expect(Object.keys(state.partitions)).toEqual(['0', '1', '2', '3']);
    expect(recordsIn(state.partitions)).toBe(4 + 5 + 6);
    expect(lagOf(state.partitions, state.group)).toBe(1 + 5 + 6);
  });

  it('forget what is in hand when the view has ended', () => {
    const process = { name: 'status-view', pid: 7 };
    const state = fold([
      { type: 'started', ...process, program: 'p', since: 0 },
      { type: 'report', ...process, kind: 'read', data: { partition: 1, offset: 4 } },
    ]);
    expect(state.group.positions[1]).toEqual({ committed: null, read: 5 });
    const ended = fold(
      [{ type: 'exited', ...process, code: null, signal: 'SIGKILL', reason: 'killed' }],
      state,
    );
    expect(ended.group.positions[1]?.read).toBeNull();
  });
});
