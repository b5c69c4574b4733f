/** The evidence of the lab `transactions` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  ROWS_MAX,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { fatesIn } from './model-fates.ts';
import { CASHIERS, PAYMENTS, READERS, TOPICS, type TopicName } from './names.ts';

/** Of a record in one of the three topics. */
export const placeId = (topic: TopicName, offset: number): string => `${topic}-${offset}`;

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    recordTab(state, words, time),
    seenTab(state, words),
    errorTab(state, words, time),
    documentTab(state, words, time),
    settingsTab(words),
  ];
}

function recordTab({ lanes }: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = TOPICS.flatMap((topic) => {
    const { records } = lanes[topic];
    const fates = fatesIn(topic, records);
    return records.map((record) => ({ record, topic, fate: fates.get(record.offset) }));
  })
    .sort(
      (one, other) => other.record.at - one.record.at || other.record.offset - one.record.offset,
    )
    .slice(0, ROWS_MAX);
  return {
    id: 'record',
    label: words.tabRecord,
    columns: [
      column('position', words.colPosition),
      column('fate', words.colFate),
      column('producer', words.colProducer),
      column('key', words.colKey),
      column('time', words.colTime),
      column('value', words.colValue),
    ],
    rows: rows.map(({ record, topic, fate }) => rowOf(record, topic, fate, words, time)),
    ...sourceAt(lanes[PAYMENTS].readAt, words.readAt, time),
    empty: words.emptyRecords,
  };
}

function rowOf(
  record: LogRecord,
  topic: TopicName,
  fate: keyof Messages['fate'] | undefined,
  words: Messages,
  time: ExactTime,
): EvidenceRow {
  const { offset, key, at, value, control, producer } = record;
  const fates = words.fate[control ?? fate ?? 'plain'];
  const who = producer ? `${producer.id} / ${producer.epoch}` : '–';
  // A marker's key and value are bytes of Kafka's own.
  const [shown, content] = control ? ['–', '–'] : [key ?? 'null', value];
  return {
    id: placeId(topic, offset),
    cells: [`${topic}-0@${offset}`, fates, who, shown, time(at), content],
    copy: JSON.stringify({ topic, partition: 0, offset, timestamp: at, control, producer, value }),
    detail: content,
  };
}

function seenTab({ seen }: State, words: Messages): EvidenceTab {
  const rows = READERS.filter((name) => seen[name].payments.length > 0).map((name) => {
    const given = seen[name].payments.map(({ offset, key }) => `${offset}:${key}`).join(' ');
    return { id: name, cells: [name.replace('-', '_'), given], detail: given };
  });
  return {
    id: 'seen',
    label: words.tabSeen,
    columns: [column('reader', words.colReader), column('seen', words.colSeen)],
    rows,
    empty: words.emptySeen,
  };
}

function errorTab({ fenced }: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = CASHIERS.flatMap((name) => {
    const error = fenced[name];
    if (!error) return [];
    const { type, code, message, at } = error;
    return [{ id: name, cells: [name, type, String(code), time(at), message], detail: message }];
  });
  return {
    id: 'errors',
    label: words.tabErrors,
    columns: [
      column('program', words.colProgram),
      column('error', words.colError),
      column('code', words.colCode),
      column('time', words.colTime),
      column('message', words.colMessage),
    ],
    rows,
    empty: words.emptyErrors,
  };
}

function documentTab({ documents }: State, words: Messages, time: ExactTime): EvidenceTab {
  const last = documents.at(-1);
  const text = (value: unknown) => (value === undefined ? '–' : String(value));
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('order', words.colOrder),
      column('key', words.colKey),
      column('pid', words.colPid),
      column('id', '_id'),
    ],
    rows: documents
      .map(({ collection, id, document }) => {
        const { order, key, pid } = document;
        const cells = [collection, `pesanan-0@${text(order)}`, text(key), text(pid), id];
        return { id, cells, copy: JSON.stringify(document) };
      })
      .reverse(),
    ...(last ? { source: words.readAtDatabase(time(last.at)) } : {}),
    empty: words.emptyDocuments,
  };
}
