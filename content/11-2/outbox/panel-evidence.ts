/** The evidence of the lab `outbox` as rows: what oplog, database, broker and kernel really said. */
import {
  column,
  type ExactTime,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { GROUP, RAW_TOPIC, TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    oplogTab(state, words, time),
    documentsTab(state, words, time),
    { ...recordTab(TOPIC, state, words, time), label: words.tabEvents },
    { ...recordTab(RAW_TOPIC, state.raw, words, time), id: 'raw', label: words.tabRaw },
    exitsTab(state, words, time),
    groupTab([[GROUP, state.groups[GROUP]]], state.end, words),
    settingsTab(words),
  ];
}

/** One row an entry; a window without one is a row too, for that is what it is evidence of. */
function oplogTab({ attempts }: State, words: Messages, time: ExactTime): EvidenceTab {
  const last = attempts.at(-1);
  return {
    id: 'oplog',
    label: words.tabOplog,
    columns: [
      column('order', words.colOrder),
      column('window', words.colWindow),
      column('ts', 'ts'),
      column('op', 'op'),
      column('writes', words.colWrites),
      column('entry', words.colEntry),
    ],
    rows: attempts
      .slice(-ROWS_MAX)
      .flatMap(({ orderId, from, to, entries }) => {
        const window = `(${from}, ${to}]`;
        if (!entries?.length) {
          const said = entries === null ? words.noOplog : words.noEntry;
          return [{ id: orderId, cells: [orderId, window, '–', '–', '–', said] }];
        }
        return entries.map(({ ts, op, writes, text }) => ({
          id: `${orderId}-${ts}`,
          cells: [orderId, window, ts, op, writes.join(' + '), text.replace(/\s+/g, ' ')],
          copy: text,
          detail: text,
        }));
      })
      .reverse(),
    ...sourceAt(last?.at ?? null, words.readAtOplog, time),
    empty: words.emptyOplog,
  };
}

function documentsTab({ documents }: State, words: Messages, time: ExactTime): EvidenceTab {
  const last = documents.at(-1);
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('id', '_id'),
      column('seen', words.colSeen),
      column('document', words.colDocument),
    ],
    rows: documents
      .map(({ collection, id, document, at }) => {
        const text = JSON.stringify(document);
        const detail = JSON.stringify(document, null, 1);
        return {
          id: `${collection}-${id}`,
          cells: [collection, id, time(at), text],
          copy: text,
          detail,
          follow: [document.aggregateid, document.orderId, id].find(isOrder),
        };
      })
      .reverse(),
    ...sourceAt(last?.at ?? null, words.readAtDatabase, time),
    empty: words.emptyDocuments,
  };
}

const isOrder = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('ORD-');

function exitsTab({ exits }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'exits',
    label: words.tabExits,
    columns: [
      column('program', words.colProgram),
      column('pid', 'pid'),
      column('signal', words.colSignal),
      column('code', 'exit code'),
      column('point', words.diesAt),
      column('at', words.colSeen),
    ],
    rows: exits
      .map(({ id, name, pid, signal, code, crashPoint, at }) => ({
        id,
        cells: [name, String(pid), signal ?? '–', String(code ?? '–'), crashPoint ?? '–', time(at)],
      }))
      .reverse(),
    ...sourceAt(exits.at(-1)?.at ?? null, words.readAtKernel, time),
    empty: words.emptyExits,
  };
}
