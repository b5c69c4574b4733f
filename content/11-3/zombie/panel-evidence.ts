/** The evidence of the lab `zombie` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  fromDatabase,
  ROWS_MAX,
  recordHead,
  recordRow,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { DLQ, ORDERS, TOPICS, type TopicName } from './names.ts';

/** Of a record in one of the three topics. */
export const placeId = (topic: TopicName, offset: number): string => `${topic}-${offset}`;

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    recordTab(state, words, time),
    letterTab(state, words),
    tryTab(state, words, time),
    lateTab(state, words, time),
    documentTab(state, words, time),
    settingsTab(words),
  ];
}

function recordTab({ lanes }: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = TOPICS.flatMap((topic) => lanes[topic].records.map((record) => ({ topic, record })))
    .sort(
      (one, other) => other.record.at - one.record.at || other.record.offset - one.record.offset,
    )
    .slice(0, ROWS_MAX);
  return {
    ...recordHead(words),
    rows: rows.map(({ topic, record }) => ({
      ...recordRow(topic, record, time),
      id: placeId(topic, record.offset),
    })),
    ...sourceAt(lanes[ORDERS].readAt, words.readAt, time),
  };
}

function letterTab({ lanes }: State, words: Messages): EvidenceTab {
  return {
    id: 'letters',
    label: words.tabLetters,
    columns: [
      column('position', words.colPosition),
      column('key', words.colKey),
      column('reason', words.colReason),
      column('from', words.colFrom),
      column('tries', words.colTries),
      column('error', words.colError),
      column('message', words.colMessage),
    ],
    rows: lanes[DLQ].records
      .map(({ offset, key, headers }) => {
        const reason = headers['dlq-reason'] ?? '–';
        const from = `${headers['dlq-topic'] ?? '–'}@${headers['dlq-offset'] ?? '–'}`;
        const message = headers['dlq-message'] ?? '–';
        const [tries, error] = [headers['dlq-tries'] ?? '–', headers['dlq-error'] ?? '–'];
        const shown = [words.reasons[reason] ?? reason, from, tries, error, message];
        return {
          id: placeId(DLQ, offset),
          cells: [`${DLQ}-0@${offset}`, key ?? 'null', ...shown],
          copy: JSON.stringify(headers),
          detail: message,
        };
      })
      .reverse(),
    empty: words.emptyLetters,
  };
}

function tryTab({ tried }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'tries',
    label: words.tabTries,
    columns: [
      column('time', words.colTime),
      column('member', words.colMember),
      column('position', words.colPosition),
      column('message', words.colMessage),
    ],
    rows: tried
      .map(({ member, topic, offset, error, at }, index) => ({
        id: `try-${index}-${at}`,
        cells: [time(at), member, `${topic}-0@${offset}`, error],
        detail: error,
      }))
      .reverse(),
    empty: words.emptyTries,
  };
}

function lateTab({ late }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'late',
    label: words.tabLate,
    columns: [
      column('time', words.colTime),
      column('member', words.colMember),
      column('pid', words.colPid),
      column('offset', words.colOffset),
      column('error', words.colError),
    ],
    rows: late
      .map(({ member, pid, offset, error, at }) => ({
        id: `late-${pid}-${at}`,
        cells: [time(at), member, `${pid}`, `${offset}`, error],
      }))
      .reverse(),
    empty: words.emptyLate,
  };
}

function documentTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const shelves = { payments: state.charges, payments_bare: state.bare };
  const rows = Object.entries(shelves)
    .flatMap(([collection, charges]) => charges.map((charge) => ({ collection, ...charge })))
    .sort((one, other) => other.paidAt - one.paidAt)
    .slice(0, ROWS_MAX);
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('order', words.colOrder),
      column('from', words.colFrom),
      column('member', words.colMember),
      column('pid', words.colPid),
      column('time', words.colTime),
    ],
    rows: rows.map(({ collection, id, orderId, from, member, pid, paidAt, ...rest }) => ({
      id: `${collection}-${id}`,
      cells: [collection, orderId, from, member, `${pid}`, time(paidAt)],
      copy: JSON.stringify({ orderId, from, member, pid, at: paidAt, ...rest }),
      follow: orderId,
    })),
    ...fromDatabase(state, words, time),
    empty: words.emptyDocuments,
  };
}
