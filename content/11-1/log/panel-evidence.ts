/** The evidence of the lab `log` as rows: what broker, disk and database really say. */
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import { GROUPS, type State, TOPIC } from './model.ts';

/** Rows given to the table; it pages what doesn't fit. */
const ROWS_MAX = 100;

export function evidenceOf(
  state: State,
  words: Messages,
  time: (ms: number) => string,
): EvidenceTab[] {
  const column = (id: string, label: string) => ({ id, label });
  const source = (at: number | null) => (at === null ? {} : { source: words.readAt(time(at)) });
  return [
    {
      id: 'record',
      label: words.tabRecord,
      columns: [
        column('position', words.colPosition),
        column('key', words.colKey),
        column('time', words.colTime),
        column('value', words.colValue),
        column('headers', words.colHeaders),
      ],
      rows: state.records
        .slice(-ROWS_MAX)
        .reverse()
        .map((record) => keptRow(record, time)),
      ...source(state.readAt),
      empty: words.emptyRecords,
    },
    {
      id: 'group',
      label: words.tabGroup,
      columns: [
        column('group', words.colGroup),
        column('committed', words.colCommitted),
        column('lag', words.colLag),
        column('members', words.colMembers),
        column('generation', words.colGeneration),
      ],
      rows: GROUPS.map((name) => {
        const { committed, members, generation } = state.groups[name];
        const lag = committed === null ? '–' : String(Math.max(0, state.end - committed));
        const owners = members.map(({ client, partitions }) => `${client} [${partitions}]`);
        const cells = [name, committed ?? '–', lag, owners.join(', ') || '–', generation];
        return { id: name, cells: cells.map(String) };
      }),
      empty: words.emptyGroups,
    },
    {
      id: 'files',
      label: words.tabFiles,
      columns: [column('file', words.colFile), column('bytes', words.colBytes), column('what', '')],
      rows: state.files.map(({ name, bytes }) => ({
        id: name,
        cells: [name, words.number(bytes), fileKind(name, words)],
      })),
      ...source(state.filesAt),
      empty: state.missing.includes('segment-files-readable')
        ? words.filesForeign
        : words.emptyFiles,
    },
    {
      id: 'documents',
      label: words.tabDocuments,
      columns: [
        column('id', words.colDocument),
        column('buyer', words.colBuyer),
        column('total', words.colTotal),
        column('from', words.colSource),
      ],
      rows: Object.entries(state.documents)
        .map(([id, document]) => keptDocumentRow(id, document))
        .reverse(),
      ...(state.documentsAt === null
        ? {}
        : { source: words.readAtDatabase(time(state.documentsAt)) }),
      empty: words.emptyDocuments,
    },
    {
      id: 'settings',
      label: words.tabSettings,
      columns: [
        column('setting', words.colSetting),
        column('here', words.colHere),
        column('default', words.colDefault),
      ],
      rows: words.settingRows.map(([setting, here, usual]) => ({
        id: setting,
        cells: [setting, here, usual],
      })),
      empty: '',
    },
  ];
}

export const recordId = (offset: number): string => `record-${offset}`;

/** A record never changes: its row is made once, however often the table is drawn anew. */
const rows = new WeakMap<LogRecord, { time: (ms: number) => string; row: EvidenceRow }>();
const documentRows = new WeakMap<object, EvidenceRow>();

function keptRow(record: LogRecord, time: (ms: number) => string): EvidenceRow {
  const kept = rows.get(record);
  if (kept?.time === time) return kept.row;
  const row = recordRow(record, time);
  rows.set(record, { time, row });
  return row;
}

function keptDocumentRow(id: string, document: Readonly<Record<string, unknown>>): EvidenceRow {
  const kept = documentRows.get(document);
  if (kept) return kept;
  const row = documentRow(id, document);
  documentRows.set(document, row);
  return row;
}

function recordRow(record: LogRecord, time: (ms: number) => string): EvidenceRow {
  const { offset, key, at, headers, value } = record;
  const place = `${TOPIC}-0@${offset}`;
  const listed = Object.entries(headers).map(([name, text]) => `${name}=${text}`);
  return {
    id: recordId(offset),
    cells: [place, key ?? 'null', time(at), value, listed.join(' ')],
    copy: JSON.stringify({
      topic: TOPIC,
      partition: 0,
      offset,
      timestamp: at,
      key,
      headers,
      value,
    }),
    detail: [value, ...listed].join('\n'),
  };
}

function documentRow(id: string, document: Readonly<Record<string, unknown>>): EvidenceRow {
  const { customer, total, from } = document;
  const offset = typeof from === 'object' && from !== null && 'offset' in from ? from.offset : '–';
  return {
    id,
    cells: [id, String(customer ?? '–'), String(total ?? '–'), String(offset)],
    copy: JSON.stringify(document),
  };
}

function fileKind(name: string, words: Messages): string {
  if (name.endsWith('.log')) return words.filesSegment;
  if (name.endsWith('.timeindex')) return words.filesTimeIndex;
  return name.endsWith('.index') ? words.filesIndex : words.filesOther;
}
