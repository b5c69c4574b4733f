/** Tabs of the evidence that more than one lab shows, each from what broker or database said. */
import type { EvidenceColumn, EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { GroupMember, LogRecord } from '#lib/events.ts';
import type { BaseWords } from './base-words.id.ts';

/** Rows given to a table; it pages what doesn't fit. */
export const ROWS_MAX = 100;

/** ms since 1970 to a time of day. */
export type ExactTime = (ms: number) => string;

export const column = (id: string, label: string) => ({ id, label });

export const recordId = (offset: number): string => `record-${offset}`;

/** What the source line of a tab says; nothing before the first reading. */
export const sourceAt = (at: number | null, say: (time: string) => string, time: ExactTime) =>
  at === null ? {} : { source: say(time(at)) };

/** The source line of a tab whose rows the change stream told: when it last told something. */
export const fromDatabase = (
  { storedAt }: { readonly storedAt: number | null },
  words: Pick<BaseWords, 'readAtDatabase'>,
  time: ExactTime,
) => sourceAt(storedAt, words.readAtDatabase, time);

/** A field of a document in a cell, whatever its type; `–` where there is none. */
export const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '–');

/** A row whose copy button copies `fact`; a cell that is null or undefined shows `–`. */
export const factRow = (id: string, cells: readonly unknown[], fact: unknown): EvidenceRow => ({
  id,
  cells: cells.map((cell) => String(cell ?? '–')),
  copy: JSON.stringify(fact),
});

/** What the broker says of a group that reads one partition. */
export interface GroupReading {
  readonly committed: number | null;
  readonly generation: number;
  readonly members: readonly GroupMember[];
}

/** `end`: of that partition, for the lag. */
export function groupTab(
  groups: readonly (readonly [string, GroupReading])[],
  end: number,
  words: BaseWords,
): EvidenceTab {
  return {
    id: 'group',
    timeless: true,
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('committed', words.colCommitted),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('generation', words.colGeneration),
    ],
    rows: groups.map(([name, { committed, members, generation }]) => {
      const lag = committed === null ? '–' : Math.max(0, end - committed);
      const owners = members.map(({ client, partitions }) => `${client} [${partitions}]`);
      const cells = [name, committed ?? '–', lag, owners.join(', ') || '–', generation];
      return { id: name, cells: cells.map(String) };
    }),
    empty: words.emptyGroups,
  };
}

/** `[setting, here, default]`: what differs from a usual installation, so that nobody copies it. */
export type SettingRow = readonly [string, string, string];

export function settingsTab(
  words: BaseWords & { readonly settingRows: readonly SettingRow[] },
): EvidenceTab {
  return {
    id: 'settings',
    timeless: true,
    label: words.tabSettings,
    columns: [
      column('setting', words.colSetting),
      column('here', words.colHere),
      column('default', words.colDefault),
    ],
    rows: words.settingRows.map((cells) => ({ id: cells[0], cells: [...cells] })),
    empty: '',
  };
}

/** A column of the records that only some labs show, between a record's place and its key. */
export interface RecordColumn extends EvidenceColumn {
  /** A record never changes, nor may what is said of it here: its row is kept. */
  of(record: LogRecord): string;
}

/** From the header of that name; `–` in a record without it. */
export const eventColumn = (label: string): RecordColumn => ({
  ...column('event', label),
  of: ({ headers }) => headers.eventId ?? '–',
});

interface RecordsRead {
  readonly records: readonly LogRecord[];
  /** When the broker was last read, ms. */
  readonly readAt: number | null;
}

/** The name and the columns of any tab of records; `more` stands between place and key. */
export const recordHead = (words: BaseWords, more: readonly EvidenceColumn[] = []) => ({
  id: 'record',
  label: words.tabRecord,
  columns: [
    column('position', words.colPosition),
    ...more,
    column('key', words.colKey),
    column('time', words.colTime),
    column('value', words.colValue),
    column('headers', words.colHeaders),
  ],
  empty: words.emptyRecords,
});

/** The records of a topic that has one partition, newest first. */
export function recordTab(
  topic: string,
  { records, readAt }: RecordsRead,
  words: BaseWords,
  time: ExactTime,
  more: readonly RecordColumn[] = [],
): EvidenceTab {
  return {
    ...recordHead(words, more),
    rows: records
      .slice(-ROWS_MAX)
      .reverse()
      .map((record) => {
        const cells = more.map(({ of }) => of(record));
        return recordRow(topic, record, time, cells);
      }),
    ...sourceAt(readAt, words.readAt, time),
  };
}

/**
 * The row of a record. `more` stands between its place and its key. A record never changes: its
 * row is made once, however often the table is drawn anew.
 */
export function recordRow(
  topic: string,
  record: LogRecord,
  time: ExactTime,
  more: readonly string[] = [],
): EvidenceRow {
  const kept = rows.get(record);
  if (kept?.time === time) return kept.row;
  const { offset, key, at, headers, value } = record;
  const listed = Object.entries(headers).map(([name, text]) => `${name}=${text}`);
  const place = `${topic}-0@${offset}`;
  const row = {
    id: recordId(offset),
    cells: [place, ...more, key ?? 'null', time(at), value, listed.join(' ')],
    copy: JSON.stringify({ topic, partition: 0, offset, timestamp: at, key, headers, value }),
    detail: [value, ...listed].join('\n'),
    follow: orderOf(record),
  };
  rows.set(record, { time, row });
  return row;
}

const ORDER_IN_VALUE = /"orderId":"([^"]{1,80})"/;

/** The order that a record is about: its value names it, or it is the key. */
function orderOf({ key, value }: LogRecord): string | undefined {
  const named = ORDER_IN_VALUE.exec(value)?.[1];
  return named ?? (key?.startsWith('ORD-') ? key : undefined);
}

const rows = new WeakMap<LogRecord, { time: ExactTime; row: EvidenceRow }>();
