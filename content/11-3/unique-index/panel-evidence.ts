/** The evidence of the lab `unique-index` as rows: what broker and database really say. */
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import { CONSUMERS, type State, TOPIC } from './model.ts';
import { offsetOf, type Stored, toNumber } from './model-payments.ts';

/** Rows given to the table; it pages what doesn't fit. */
const ROWS_MAX = 100;

type Clock = (ms: number) => string;

export function evidenceOf(state: State, words: Messages, time: Clock): EvidenceTab[] {
  return [
    refusalsTab(state, words, time),
    recordTab(state, words, time),
    documentsTab(state, words, time),
    buildTab(state, words, time),
    groupTab(state, words),
    settingsTab(words),
  ];
}

export const recordId = (offset: number): string => `record-${offset}`;

const column = (id: string, label: string) => ({ id, label });
const place = (offset: number | null): string => `${TOPIC}-0@${offset ?? '–'}`;
const text = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '–');

function fromDatabase(stored: readonly Stored[], words: Messages, time: Clock) {
  const last = stored.at(-1);
  return last ? { source: words.readAtDatabase(time(last.at)) } : {};
}

function refusalsTab({ refusals }: State, words: Messages, time: Clock): EvidenceTab {
  return {
    id: 'refusals',
    label: words.tabRefusals,
    columns: [
      column('position', words.colPosition),
      column('code', words.colCode),
      column('keyPattern', words.colPattern),
      column('keyValue', words.colKeyValue),
      column('message', words.colMessage),
    ],
    rows: refusals.map((one) => refusalRow(one, words, time)).reverse(),
    ...fromDatabase(refusals, words, time),
    empty: words.emptyRefusals,
  };
}

function refusalRow({ id, document }: Stored, words: Messages, time: Clock): EvidenceRow {
  const { offset, code, keyValue, keyPattern, message, at } = document;
  const seen = typeof at === 'string' || at instanceof Date ? time(new Date(at).getTime()) : '–';
  const cells = [place(toNumber(offset)), text(code), text(keyPattern), text(keyValue)];
  return {
    id,
    cells: [...cells, text(message)],
    copy: JSON.stringify(document),
    detail: `${text(message)}\n${words.colSeenAt} ${seen}`,
  };
}

function recordTab({ records, ordinals, readAt }: State, words: Messages, time: Clock) {
  return {
    id: 'record',
    label: words.tabRecord,
    columns: [
      column('position', words.colPosition),
      column('event', words.colEvent),
      column('delivery', words.colDelivery),
      column('key', words.colKey),
      column('time', words.colTime),
      column('value', words.colValue),
      column('headers', words.colHeaders),
    ],
    rows: records
      .slice(-ROWS_MAX)
      .reverse()
      .map((record) => recordRow(record, ordinals[record.offset], time)),
    ...(readAt === null ? {} : { source: words.readAt(time(readAt)) }),
    empty: words.emptyRecords,
  };
}

/** A record never changes: its row is made once, however often the table is drawn anew. */
const rows = new WeakMap<LogRecord, { time: Clock; row: EvidenceRow }>();

function recordRow(record: LogRecord, nth: number | undefined, time: Clock): EvidenceRow {
  const kept = rows.get(record);
  if (kept?.time === time) return kept.row;
  const { offset, key, at, headers, value } = record;
  const listed = Object.entries(headers).map(([name, header]) => `${name}=${header}`);
  const event = headers.eventId ?? '–';
  const nthText = nth === undefined ? '–' : String(nth);
  const row = {
    id: recordId(offset),
    cells: [place(offset), event, nthText, key ?? 'null', time(at), value, listed.join(' ')],
    copy: JSON.stringify({ topic: TOPIC, partition: 0, offset, at, key, headers, value }),
    detail: [value, ...listed].join('\n'),
  };
  rows.set(record, { time, row });
  return row;
}

function documentsTab({ documents }: State, words: Messages, time: Clock): EvidenceTab {
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('event', words.colEvent),
      column('total', words.colTotal),
      column('from', words.colPosition),
      column('handlers', words.colHandlers),
      column('id', '_id'),
    ],
    rows: documents
      .map(({ collection, id, document }) => {
        const { eventId, total, from, handlers } = document;
        const cells = [collection, text(eventId), text(total), place(offsetOf(from))];
        return { id, cells: [...cells, text(handlers), id], copy: JSON.stringify(document) };
      })
      .reverse(),
    ...fromDatabase(documents, words, time),
    empty: words.emptyDocuments,
  };
}

function buildTab({ build }: State, words: Messages, time: Clock): EvidenceTab {
  const error: unknown = build?.document.error ?? {};
  const { code, keyPattern, keyValue, message } = error as Readonly<Record<string, unknown>>;
  const ok = build?.document.ok === true;
  const said = text(message);
  const cells = [ok ? words.built : words.notBuilt, text(code), text(keyPattern), text(keyValue)];
  return {
    id: 'build',
    label: words.tabBuild,
    columns: [
      column('result', words.colResult),
      column('code', words.colCode),
      column('keyPattern', words.colPattern),
      column('keyValue', words.colKeyValue),
      column('message', words.colMessage),
    ],
    rows: build
      ? [
          {
            id: build.id,
            cells: [...cells, said],
            copy: JSON.stringify(build.document),
            detail: said,
          },
        ]
      : [],
    ...fromDatabase(build ? [build] : [], words, time),
    empty: words.emptyBuild,
  };
}

function groupTab({ groups, end }: State, words: Messages): EvidenceTab {
  return {
    id: 'group',
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('committed', words.colCommitted),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('generation', words.colGeneration),
    ],
    rows: CONSUMERS.map((name) => {
      const { committed, members, generation } = groups[name];
      const lag = committed === null ? '–' : Math.max(0, end - committed);
      const owners = members.map(({ client, partitions }) => `${client} [${partitions}]`);
      const cells = [name, committed ?? '–', lag, owners.join(', ') || '–', generation];
      return { id: name, cells: cells.map(String) };
    }),
    empty: words.emptyGroups,
  };
}

function settingsTab(words: Messages): EvidenceTab {
  return {
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
  };
}
