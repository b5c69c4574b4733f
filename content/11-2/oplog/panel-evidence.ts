/** The evidence of the lab `oplog` as rows: what oplog, change stream, broker and database say. */
import {
  cellText,
  column,
  type ExactTime,
  ROWS_MAX,
  recordHead,
  recordRow,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { OPLOG_READABLE } from './model-readings.ts';
import { at, dateOf, type Plain, timeOf, traceOfRecord } from './model-traces.ts';
import { TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    oplogTab(state, words, time),
    eventTab(state, words, time),
    recordTab(state, words, time),
    documentsTab(state, words),
    tokenTab(state, words, time),
    refusalTab(state, words),
    settingsTab(words),
  ];
}

const whole = (value: unknown): string => JSON.stringify(value, null, 1);

const clock = (value: unknown, time: ExactTime): string => {
  const ms = dateOf(value);
  return ms === undefined ? '–' : time(ms);
};

function oplogTab({ traces, missing, oplogAt }: State, words: Messages, time: ExactTime) {
  const hidden = missing.includes(OPLOG_READABLE);
  return {
    id: 'oplog',
    label: words.tabOplog,
    columns: [
      column('ts', words.colTs),
      column('op', words.colOp),
      column('o', words.colO),
      column('o2', words.colO2),
      column('ns', words.colNs),
      column('wall', words.colWall),
    ],
    rows: traces
      .flatMap(({ ts, id, entry }) => (entry ? [{ ts, id, entry }] : []))
      .map(({ ts, id, entry }) => ({
        id: ts,
        follow: id,
        cells: [
          ...[ts, cellText(entry.op), cellText(entry.o), cellText(entry.o2), cellText(entry.ns)],
          clock(entry.wall, time),
        ],
        copy: JSON.stringify(entry),
        detail: whole(entry),
      }))
      .reverse(),
    ...sourceAt(oplogAt, words.readAtOplog, time),
    empty: hidden ? words.hiddenOplog : words.emptyOplog,
  };
}

function eventTab({ traces, readAt }: State, words: Messages, time: ExactTime): EvidenceTab {
  const told = traces.flatMap(({ ts, event }) => (event ? [{ ts, event }] : []));
  return {
    id: 'event',
    label: words.tabEvent,
    columns: [
      column('clusterTime', words.colCluster),
      column('operationType', words.colKind),
      column('documentKey', words.colDocument),
      column('what', words.colWhat),
      column('token', words.colToken),
    ],
    rows: told
      .map(({ ts, event }) => ({
        id: ts,
        cells: [
          timeOf(event.clusterTime) ?? '–',
          cellText(event.operationType),
          cellText(event.documentKey),
          cellText(event.updateDescription ?? event.fullDocument),
          cellText(at(event, '_id', '_data')),
        ],
        copy: JSON.stringify(event),
        detail: whole(event),
      }))
      .reverse(),
    ...(told.length > 0 ? sourceAt(readAt, words.readInRecord, time) : {}),
    empty: words.emptyEvent,
  };
}

function recordTab({ records, readAt }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    ...recordHead(words),
    rows: records
      // The same change is in accent in every tab: a row bears the time of its commit.
      .map((record) => {
        const row = recordRow(TOPIC, record, time);
        return { ...row, id: traceOfRecord(record)?.ts ?? row.id };
      })
      .reverse(),
    ...sourceAt(readAt, words.readAt, time),
  };
}

function documentsTab({ orders }: State, words: Messages): EvidenceTab {
  const all = Object.entries(orders).slice(-ROWS_MAX).reverse();
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [column('id', '_id'), column('document', words.colDocumentNow)],
    rows: all.map(([id, document]) => ({
      id,
      cells: [id, JSON.stringify(document)],
      copy: JSON.stringify(document),
      follow: id,
    })),
    empty: words.emptyDocuments,
  };
}

function tokenTab({ kept }: State, words: Messages, time: ExactTime): EvidenceTab {
  const ms = typeof kept?.savedAt === 'number' ? kept.savedAt : null;
  return {
    id: 'token',
    label: words.tabToken,
    columns: [column('token', words.colToken), column('saved', words.colSaved)],
    rows: kept
      ? [
          {
            id: 'token',
            cells: [cellText(at(kept.token, '_data')), ms === null ? '–' : time(ms)],
            copy: JSON.stringify(kept),
            detail: whole(kept),
          },
        ]
      : [],
    ...sourceAt(ms, words.readAtDatabase, time),
    empty: words.emptyToken,
  };
}

function refusalTab({ rebuild }: State, words: Messages): EvidenceTab {
  const refused = rebuild?.refused as Plain | null | undefined;
  return {
    id: 'refusal',
    label: words.tabRebuild,
    columns: [
      column('ts', words.colTs),
      column('code', words.colCode),
      column('message', words.colMessage),
    ],
    rows: refused
      ? [
          {
            id: 'refused',
            cells: [cellText(refused.ts), cellText(refused.code), cellText(refused.message)],
            copy: JSON.stringify(refused),
            detail: cellText(refused.message),
          },
        ]
      : [],
    empty: words.emptyRebuild,
  };
}
