/**
 * The evidence of the lab `dual-write` as rows: what MongoDB, Kafka and the kernel really say.
 * A row about an order is called like the order in every tab, so that a column lights all of them.
 */
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
import { columnsThen } from './model-fates.ts';
import { ORDERS, TOPIC } from './names.ts';
import { orderOf } from './order.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    setsTab(state, words, time),
    documentsTab(state, words, time),
    recordTab(state, words, time),
    deathsTab(state, words, time),
    settingsTab(words),
  ];
}

function setsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = columnsThen(state).slice(-ROWS_MAX);
  return {
    id: 'sets',
    label: words.tabSets,
    columns: [
      column('order', words.colOrder),
      column('mongo', `${ORDERS}._id`),
      column('kafka', words.colPosition),
      column('buyer', words.colBuyer),
      column('point', words.colPoint),
      column('tries', words.colTries),
      column('fate', words.colFate),
    ],
    rows: rows
      .map(({ id, fate, saved, offset, note }) => ({
        id,
        cells: [
          id,
          saved ? id : '∅',
          offset === null ? '∅' : `${TOPIC}-0@${offset}`,
          note ? words.states[note.state] : '–',
          note?.point ?? '–',
          note && state.tries[id] ? words.tries(state.tries[id], note.retries + 1) : '–',
          words.fates[fate],
        ],
        ...(note ? { detail: `${words.colManner}: ${words.manners[note.manner]}` } : {}),
      }))
      .reverse(),
    ...sourceAt(state.readAt, words.readBoth, time),
    empty: words.emptyFigure,
  };
}

function documentsTab({ orders }: State, words: Messages, time: ExactTime): EvidenceTab {
  const saved = Object.entries(orders).slice(-ROWS_MAX);
  const readAt = Math.max(0, ...saved.map(([, { at }]) => at));
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('id', '_id'),
      column('customer', 'customer'),
      column('total', words.colTotal),
      column('placedAt', 'placedAt'),
      column('placedBy', 'placedBy (pid)'),
    ],
    rows: saved
      .map(([id, { document, customer, total }]) => ({
        id,
        cells: [
          id,
          customer ?? '–',
          String(total),
          cellText(document.placedAt),
          cellText(document.placedBy),
        ],
        copy: JSON.stringify(document),
        detail: JSON.stringify(document),
        follow: id,
      }))
      .reverse(),
    ...sourceAt(readAt || null, words.readAtDatabase, time),
    empty: words.emptyDocuments,
  };
}

function recordTab(
  { records, events, readAt }: State,
  words: Messages,
  time: ExactTime,
): EvidenceTab {
  return {
    ...recordHead(words),
    rows: records
      .slice(-ROWS_MAX)
      .map((record) => {
        const row = recordRow(TOPIC, record, time);
        const orderId = orderOf(record.value)?.orderId;
        // A second record of one order keeps a name of its own.
        const first = orderId !== undefined && events[orderId]?.offset === record.offset;
        return first ? { ...row, id: orderId } : row;
      })
      .reverse(),
    ...sourceAt(readAt, words.readAt, time),
  };
}

function deathsTab({ deaths }: State, words: Messages, time: ExactTime): EvidenceTab {
  const last = deaths.at(-1);
  return {
    id: 'deaths',
    label: words.tabDeaths,
    columns: [
      column('time', words.colDiedAt),
      column('pid', 'pid'),
      column('signal', words.colSignal),
      column('code', 'exit code'),
      column('point', words.colPoint),
      column('order', words.colInHand),
    ],
    rows: deaths
      .map(({ pid, signal, code, point, orderId, at }) => ({
        id: `death-${pid}-${at}`,
        cells: [time(at), String(pid), signal ?? '–', cellText(code), point ?? '–', orderId ?? '–'],
      }))
      .reverse(),
    ...sourceAt(last?.at ?? null, words.readAtKernel, time),
    empty: words.emptyDeaths,
  };
}
