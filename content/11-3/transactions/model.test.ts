import { describe, expect, it } from 'vitest';
import type { LabFact, LogRecord } from '#lib/events.ts';
import { at } from '#lib/testing/events.ts';
import { model } from './model.ts';
import { fatesOf } from './model-fates.ts';
import { sum, twiceIn } from './model-readings.ts';

const producer = (id: string, epoch = 0) => ({ id, epoch });
const sent = (offset: number, id = '1', epoch = 0): LogRecord => ({
  ...{ offset, at: offset, key: 'A', value: '{}', headers: {} },
  producer: producer(id, epoch),
});
const marker = (offset: number, control: 'commit' | 'abort', id = '1'): LogRecord => ({
  ...sent(offset, id),
  control,
});
const log = (records: readonly LogRecord[], stable?: number): LabFact => ({
  ...{ type: 'records', topic: 'pembayaran', partition: 0, low: 0 },
  end: (records.at(-1)?.offset ?? -1) + 1,
  ...(stable === undefined ? {} : { stable }),
  records,
});
const started = (name: string, pid: number): LabFact => ({
  ...{ type: 'started', name, program: `${name}.worker.ts`, pid, since: 0 },
});
const killed = (name: string, pid: number, crashPoint?: string): LabFact => ({
  ...{ type: 'exited', name, pid, code: null, signal: 'SIGKILL' },
  ...(crashPoint ? { reason: 'crash-point', crashPoint } : { reason: 'killed' }),
});
const report = (name: string, pid: number, kind: string, data: unknown): LabFact => ({
  ...{ type: 'report', name, pid, kind, data },
});
const seen = (reader: string, ...offsets: number[]): LabFact =>
  report('readers', 9, 'seen', {
    ...{ reader, topic: 'pembayaran' },
    records: offsets.map((offset) => ({ offset, key: 'A', from: -1 })),
  });
const receipt = (order: number, id: string, collection = 'receipts_bare'): LabFact => ({
  ...{ type: 'document', collection, id, op: 'insert', document: { order } },
});
const fold = (...facts: readonly LabFact[]) =>
  facts.map((fact) => at(fact)).reduce(model.reduce, model.initial);
const readers = started('readers', 9);

describe('the fate of a record', () => {
  it('is decided by the next marker of its own producer', () => {
    const records = [sent(0, '1'), sent(1, '2'), marker(2, 'commit', '2'), sent(3, '1')];
    expect(fatesOf(records)).toEqual(
      new Map([
        [0, 'open'],
        [1, 'committed'],
        [3, 'open'],
      ]),
    );
    const over = fatesOf([...records, marker(4, 'abort', '1'), sent(5, '1')]);
    expect([over.get(0), over.get(3), over.get(5)]).toEqual(['aborted', 'aborted', 'open']);
  });

  it('is none where nobody opened a transaction', () => {
    expect(fatesOf([{ ...sent(0), producer: undefined } as never]).get(0)).toBe('plain');
  });
});

describe('the model of transactions', () => {
  it('finds a message hidden only if one reader has it and the other has not', () => {
    const open = [readers, log([sent(0)], 0)];
    expect(fold(...open).reached).toEqual([]);
    expect(fold(...open, seen('read-uncommitted', 0)).reached).toEqual(['hidden']);
    const both = fold(...open, seen('read-committed', 0), seen('read-uncommitted', 0));
    expect(both.reached).not.toContain('hidden');
    expect(model.measures.open?.(fold(...open, seen('read-uncommitted', 0)))?.option).toBe('one');
  });

  it('keeps for the text where the log stood when a message was hidden', () => {
    const open = [readers, log([sent(0)], 0), seen('read-uncommitted', 0)];
    const over = [log([marker(1, 'commit'), sent(2)], 2), seen('read-committed', 0)];
    for (const state of [fold(...open), fold(...open, ...over)]) {
      expect([model.live.end?.(state), model.live.stable?.(state)]).toEqual(['1', '0']);
    }
  });

  it('measures where the next payment stands behind an aborted one', () => {
    const records = [sent(0), marker(1, 'commit'), sent(2), marker(3, 'abort'), sent(4)];
    const state = fold(
      ...[readers, log([...records, marker(5, 'commit')])],
      ...[seen('read-uncommitted', 0, 2, 4), seen('read-committed', 0, 4)],
    );
    expect(model.measures.offset?.(state)).toEqual({ option: '4', value: '4' });
    expect(model.live.abortedAt?.(state)).toBe('2');
    expect(state.reached).toContain('skipped');
  });

  it('takes a transaction for hung only when its producer is dead', () => {
    const before = [started('cashier', 1), readers, log([sent(0, '1')], 0)];
    const told = report('cashier', 1, 'sent', { offset: 0 });
    const behind = log([sent(0, '1'), sent(1, '2'), marker(2, 'commit', '2')], 0);
    expect(fold(...before, told, behind).hung).toBeNull();
    const hung = fold(...before, told, killed('cashier', 1), behind);
    expect(hung.hung).toEqual({ open: 0, behind: 1 });
    expect(model.measures.hung?.(hung)?.option).toBe('waits');
    const freed = log([marker(3, 'abort', '1')]);
    const after = [...before, told, killed('cashier', 1), behind, freed];
    expect(fold(...after).reached).not.toContain('freed');
    expect(fold(...after, seen('read-committed', 1)).reached).toContain('freed');
  });

  it('counts a receipt once, however often it is told', () => {
    const state = fold(receipt(0, 'a'), receipt(0, 'a'), receipt(0, 'b'), receipt(1, 'c'));
    expect([sum(state.bare), twiceIn(state.bare)]).toEqual([3, 1]);
    expect(sum(fold(receipt(0, 'a', 'receipts')).guarded)).toBe(1);
  });

  it('counts bills by order, and not again what is told again', () => {
    const bills = (...from: number[]) =>
      report('readers', 9, 'seen', {
        ...{ reader: 'read-committed', topic: 'tagihan' },
        records: from.map((one, offset) => ({ offset, key: 'dewi', from: one })),
      });
    const state = fold(readers, bills(0, 1, 1), bills(0, 1, 1));
    expect(state.seen['read-committed'].bills).toEqual({ 0: 1, 1: 2 });
    // Who is started again reads from the beginning again.
    expect(fold(readers, bills(0), started('readers', 10)).seen['read-committed'].bills).toEqual(
      {},
    );
  });

  it('reaches the border by a death with the effect done and the transaction open', () => {
    const orders: LabFact = { type: 'range', topic: 'pesanan', partition: 0, low: 0, end: 2 };
    const begins = (pid: number, nextAt: number) => [
      started('biller', pid),
      report('biller', pid, 'begins', { at: nextAt, manner: 'transaction' }),
    ];
    const billed = report('readers', 9, 'seen', {
      ...{ reader: 'read-committed', topic: 'tagihan' },
      records: [0, 1].map((from) => ({ offset: from + 3, key: 'dewi', from })),
    });
    const state = fold(
      ...[readers, orders, ...begins(5, 0), receipt(0, 'a'), receipt(1, 'b')],
      ...[killed('biller', 5, 'before-commit'), ...begins(6, 0), receipt(0, 'c'), receipt(1, 'd')],
      ...[billed, report('biller', 6, 'billed', { next: 2 })],
    );
    expect(state.deaths).toEqual([{ manner: 'transaction' }]);
    expect(state.reached).toContain('bordered');
    expect(model.measures.border?.(state)).toEqual({ option: 'more', value: '4' });
  });

  it('keeps the refusal of a fenced producer until it is started anew', () => {
    const error = { type: 'INVALID_PRODUCER_EPOCH', code: 47, message: 'old epoch' };
    const state = fold(started('cashier', 1), report('cashier', 1, 'fenced', error));
    expect(state.fenced.cashier).toMatchObject(error);
    expect(state.reached).toContain('fenced');
    expect(fold(started('cashier', 1), report('cashier', 7, 'fenced', error)).fenced.cashier).toBe(
      null,
    );
  });
});
