import { describe, expect, it } from 'vitest';
import type { LogRecord } from '#lib/events.ts';
import { baseWords } from './base-words.en.ts';
import {
  cellText,
  eventColumn,
  factRow,
  fromDatabase,
  ROWS_MAX,
  recordId,
  recordTab,
} from './evidence-tabs.ts';

const time = (ms: number) => `${ms} ms`;
const record = (offset: number, headers: Record<string, string> = {}): LogRecord => ({
  ...{ offset, key: 'dewi', at: offset * 10, headers },
  value: `{"orderId":"ORD-${offset}"}`,
});

describe('the records of a topic', () => {
  const records = Array.from({ length: ROWS_MAX + 5 }, (_, offset) => record(offset));

  it('are the youngest that a table takes, newest first, with their place and order', () => {
    const { rows, source } = recordTab('pesanan', { records, readAt: 7 }, baseWords, time);
    expect(rows).toHaveLength(ROWS_MAX);
    expect(rows[0]).toMatchObject({ id: recordId(104), follow: 'ORD-104' });
    expect(rows[0]?.cells.slice(0, 3)).toEqual(['pesanan-0@104', 'dewi', '1040 ms']);
    expect(source).toContain('7 ms');
  });

  it('have the columns of a lab between their place and their key', () => {
    const read = { records: [record(0, { eventId: 'A' }), record(1)], readAt: null };
    const tab = recordTab('pesanan', read, baseWords, time, [eventColumn('event')]);
    expect(tab.columns.map(({ id }) => id).slice(0, 3)).toEqual(['position', 'event', 'key']);
    expect(tab.rows.map(({ cells }) => cells[1])).toEqual(['–', 'A']);
    for (const { cells } of tab.rows) expect(cells).toHaveLength(tab.columns.length);
    expect(tab.source).toBeUndefined();
  });
});

describe('a cell', () => {
  it('shows any field of a document, and a dash where there is none', () => {
    expect([undefined, 'A', 3, { a: 1 }].map(cellText)).toEqual(['–', 'A', '3', '{"a":1}']);
    expect(factRow('x', [null, undefined, 0], { a: 1 })).toEqual({
      ...{ id: 'x', cells: ['–', '–', '0'], copy: '{"a":1}' },
    });
  });

  it('names no reading of the database before the first', () => {
    expect(fromDatabase({ storedAt: null }, baseWords, time)).toEqual({});
    expect(fromDatabase({ storedAt: 5 }, baseWords, time).source).toContain('5 ms');
  });
});
