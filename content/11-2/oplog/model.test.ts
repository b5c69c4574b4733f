import { describe, expect, it } from 'vitest';
import { firstDifference } from './difference.ts';
import { messages } from './messages.ts';
import { model } from './model.ts';
import { delayOf } from './model-readings.ts';
import { TRACES_MAX } from './model-traces.ts';
import { loadRecording } from './recording.ts';
import { sheetOf } from './sheet.ts';
import { diffed, entry, fold, inserted, oplog, published, record, ts } from './testing.ts';

const measured = (name: string, state: ReturnType<typeof fold>) => model.measures[name]?.(state);

describe('the model of oplog', () => {
  it('joins entry and record by the time of the commit, whichever comes first', () => {
    const facts = [oplog(inserted(1)), published(record(0, 1, 'i'))];
    for (const order of [facts, [...facts].reverse()]) {
      const state = fold(order);
      expect(state.traces).toHaveLength(1);
      expect(state.traces[0]).toMatchObject({ ts: ts(1), op: 'i', id: 'ORD-1' });
      expect(state.reached).toEqual(['joined']);
      expect(delayOf(state)).toBe(5);
    }
  });

  it('takes an entry without its record for no more than that', () => {
    expect(fold([oplog(inserted(1))]).reached).toEqual([]);
    expect(fold([published(record(0, 1, 'i'))]).reached).toEqual([]);
  });

  it('goes by the change event where the oplog is closed', () => {
    const closed = { type: 'needs', missing: ['oplog-readable'] } as const;
    const update = { updateDescription: { updatedFields: { status: 'DIBAYAR' } } };
    const state = fold([closed, published(record(0, 1, 'i'), record(1, 2, 'u', 0, update))]);
    expect(state.reached).toEqual(['joined', 'updated']);
    expect(measured('update-stores', state)?.option).toBe('diff');
  });

  it('holds each guess against what the oplog really kept', () => {
    const state = fold([
      oplog(
        inserted(1),
        diffed(2, { u: { status: 'DIBAYAR' } }),
        diffed(3, { u: { total: 67_000 } }),
        entry(4, 'd', { _id: 'ORD-1' }),
      ),
      published(...['i', 'u', 'u', 'd'].map((op, index) => record(index, index + 1, op))),
    ]);
    expect(measured('update-stores', state)).toEqual({
      option: 'diff',
      value: '{"$v":2,"diff":{"u":{"status":"DIBAYAR"}}}',
    });
    expect(measured('inc-stores', state)).toEqual({
      option: 'result',
      value: '{"$v":2,"diff":{"u":{"total":67000}}}',
    });
    expect(measured('delete-keeps', state)).toEqual({ option: 'id', value: '{"_id":"ORD-1"}' });
    expect(state.reached).toEqual(['joined', 'updated', 'increased', 'deleted']);
    const later = fold(
      [oplog(diffed(9, { u: { status: 'LAIN' } })), published(record(4, 9, 'u'))],
      state,
    );
    expect(later.firsts).toEqual(state.firsts);
  });

  it('says what would have been kept otherwise, if the database said so', () => {
    const whole = { _id: 'ORD-1', customer: 'dewi', total: 1, status: 'DIBAYAR' };
    const state = fold([oplog(entry(1, 'd', whole)), published(record(0, 1, 'd'))]);
    expect(measured('delete-keeps', state)?.option).toBe('whole');
  });

  it('calls missed what lies before a published change, not what is still to come', () => {
    const waiting = fold([oplog(inserted(1), inserted(2)), published(record(0, 1, 'i'))]);
    expect(waiting.missed).toBe(0);
    const gap = fold([oplog(inserted(3)), published(record(1, 3, 'i', 1_000_002.5))], waiting);
    expect(gap.missed).toBe(1);
    expect(gap.reached).toContain('missed');
    expect(measured('fresh-start', gap)).toEqual({ option: 'from-now', value: '1' });
  });

  it('calls resumed what a connector published though it was made before it began', () => {
    const state = fold([oplog(inserted(1)), published(record(0, 1, 'i', 1_000_000))]);
    expect(state.resumed).toBe(0);
    const after = fold([oplog(inserted(2)), published(record(1, 2, 'i', 1_000_900))], state);
    expect(after.resumed).toBe(1);
    expect(after.reached).toContain('resumed');
  });

  it('keeps the youngest traces, and counts every entry', () => {
    const all = Array.from({ length: 100 }, (_, n) => inserted(n, `ORD-${n}`));
    const state = fold([oplog(...all)]);
    expect(state.entries).toBe(100);
    expect(state.traces).toHaveLength(TRACES_MAX);
    expect(state.traces.at(-1)?.id).toBe('ORD-99');
  });

  it('passes over a record that is no change event', () => {
    const alien = { ...record(0, 1, 'i'), value: 'halo' };
    expect(
      fold([published(alien), published({ ...alien, offset: 1, value: '{}' })]).traces,
    ).toEqual([]);
  });
});

describe('the joined figure', () => {
  const rowsOf = (state: ReturnType<typeof fold>) => {
    const [trace] = state.traces;
    if (!trace) throw new Error('no trace');
    return sheetOf(trace, trace.entry, messages.id, String);
  };
  const update = { updateDescription: { updatedFields: { status: 'DIBAYAR' }, removedFields: [] } };

  it('marks as the same only what was compared and is', () => {
    const facts = [
      oplog(diffed(1, { u: { status: 'DIBAYAR' } })),
      published(record(0, 1, 'u', 0, update)),
    ];
    const same = rowsOf(fold(facts)).map(({ id, cells }) => [id, cells.map((cell) => !!cell.same)]);
    expect(Object.fromEntries(same)).toMatchObject({
      time: [false, true, true],
      op: [false, true, true],
      order: [false, true, true],
      change: [false, true, false],
      token: [false, false, true],
      clock: [false, true, false],
    });
  });

  it('does not mark a value that differs', () => {
    const other = { documentKey: { _id: 'ORD-2' }, updateDescription: { updatedFields: { a: 1 } } };
    const facts = [
      oplog(diffed(1, { u: { status: 'X' } })),
      published(record(0, 1, 'u', 0, other)),
    ];
    const rows = rowsOf(fold(facts));
    const find = (id: string) =>
      rows.find((row) => row.id === id)?.cells.map((cell) => !!cell.same);
    expect(find('order')).toEqual([false, false, false]);
    expect(find('change')).toEqual([false, false, false]);
  });

  it('leaves open what has not been read', () => {
    const rows = rowsOf(fold([oplog(inserted(1))]));
    expect(rows[0]?.cells[2]).toEqual({ text: messages.id.waiting });
    expect(rows.flatMap(({ cells }) => cells).some(({ same }) => same)).toBe(false);
  });
});

describe('the first difference of a copy', () => {
  const truth = [
    { _id: 'a', x: 1, y: 2 },
    { _id: 'b', x: 1 },
  ];

  it('is none where there is none', () => {
    expect(firstDifference(truth, [...truth].reverse())).toBeUndefined();
  });

  it.each([
    ['extra', 'c', [...truth, { _id: 'c' }]],
    ['absent', 'b', truth.slice(0, 1)],
    ['kept', 'b.note', [truth[0], { _id: 'b', x: 1, note: 'n' }]],
    ['lost', 'a.x', [{ _id: 'a', y: 2 }, truth[1]]],
    ['value', 'a.y', [{ _id: 'a', x: 1, y: 3 }, truth[1]]],
  ])('is %s at %s', (kind, where, copy) => {
    expect(firstDifference(truth, copy as typeof truth)).toEqual({ kind, where });
  });
});

describe('the recording', () => {
  it('has an entry of each kind, of one sandbox, as the model reads them', async () => {
    const { day, entries } = await loadRecording();
    expect(day).toBeGreaterThan(0);
    const state = fold([oplog(...Object.values(entries))]);
    expect(state.traces.map(({ op }) => op).sort()).toEqual(['d', 'i', 'r', 'u']);
    expect(new Set(Object.values(entries).map(({ ns }) => ns)).size).toBe(1);
  });
});
