/** The evidence of the lab `log` as rows: what broker, disk and database really say. */
import {
  column,
  type ExactTime,
  groupTab,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import { GROUPS, type State, TOPIC } from './model.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    recordTab(TOPIC, state, words, time),
    groupTab(
      GROUPS.map((name) => [name, state.groups[name]]),
      state.end,
      words,
    ),
    {
      id: 'files',
      timeless: true,
      label: words.tabFiles,
      columns: [column('file', words.colFile), column('bytes', words.colBytes), column('what', '')],
      rows: state.files.map(({ name, bytes }) => ({
        id: name,
        cells: [name, words.number(bytes), fileKind(name, words)],
      })),
      ...sourceAt(state.filesAt, words.readAt, time),
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
      ...sourceAt(state.documentsAt, words.readAtDatabase, time),
      empty: words.emptyDocuments,
    },
    settingsTab(words),
  ];
}

/** A document never changes: its row is made once. */
const documentRows = new WeakMap<object, EvidenceRow>();

function keptDocumentRow(id: string, document: Readonly<Record<string, unknown>>): EvidenceRow {
  const kept = documentRows.get(document);
  if (kept) return kept;
  const row = documentRow(id, document);
  documentRows.set(document, row);
  return row;
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
