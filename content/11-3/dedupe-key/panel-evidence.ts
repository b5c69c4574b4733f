/** The evidence of the lab `dedupe-key` as rows: what broker and database really say. */
import {
  cellText,
  column,
  type ExactTime,
  eventColumn,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { CONSUMERS, MARKERS, rowOf, TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    refusalsTab(state, words, time),
    indexesTab(state, words, time),
    recordTab(TOPIC, state, words, time, [eventColumn(words.colEvent), attackColumn(words)]),
    documentsTab(state, words, time),
    costTab(state, words, time),
    groupTab(
      CONSUMERS.map((name) => [name, state.groups[name]]),
      state.end,
      words,
    ),
    settingsTab(words),
  ];
}

function refusalsTab({ refusals }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'refusals',
    label: words.tabRefusals,
    columns: [
      column('position', words.colPosition),
      column('trial', words.colTrial),
      column('pass', words.colPass),
      column('service', words.colService),
      column('keyValue', words.colKeyValue),
      column('keyPattern', words.colPattern),
      column('message', words.colMessage),
    ],
    rows: refusals
      .map(({ id, offset, trial, pass, consumer, keyPattern, keyValue, message, code }) => ({
        id,
        cells: [
          ...[`${TOPIC}-0@${offset}`, String(trial), String(pass), consumer],
          ...[cellText(keyValue), cellText(keyPattern), message],
        ],
        copy: JSON.stringify({ code, keyPattern, keyValue, message }),
        detail: message,
      }))
      .reverse(),
    ...sourceAt(refusals.at(-1)?.at ?? null, words.readAtDatabase, time),
    empty: words.emptyRefusals,
  };
}

/** As `listIndexes` told them right after they were made; the one of `_id` is left out. */
function indexesTab({ trials }: State, words: Messages, time: ExactTime): EvidenceTab {
  const all = Object.values(trials).slice(-ROWS_MAX);
  return {
    id: 'indexes',
    label: words.tabIndexes,
    columns: [
      column('trial', words.colTrial),
      column('design', words.colDesign),
      column('name', words.colName),
      column('key', 'key'),
      column('unique', words.colUnique),
      column('expire', words.colExpire),
      column('state', words.colState),
    ],
    rows: all
      .flatMap(({ _id, design, indexes, state }) =>
        indexes.map((index) => ({
          id: `${_id}-${index.name}`,
          cells: [
            ...[String(_id), words.row[rowOf(design)], `${MARKERS}.${index.name}`],
            ...[cellText(index.key), String(index.unique ?? false)],
            ...[String(index.expireAfterSeconds ?? '–'), words.state[state]],
          ],
          copy: JSON.stringify(index),
          detail: JSON.stringify(index, null, 1),
        })),
      )
      .reverse(),
    ...sourceAt(all.at(-1)?.at ?? null, words.readAtDatabase, time),
    empty: words.emptyIndexes,
  };
}

const attackColumn = (words: Messages) => ({
  ...column('attack', words.colAttack),
  of: ({ headers }: LogRecord) => headers.attack ?? '–',
});

function documentsTab({ documents }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('fact', words.colFact),
      column('event', words.colEvent),
      column('from', words.colPosition),
      column('trial', words.colTrial),
      column('pass', words.colPass),
      column('id', '_id'),
    ],
    rows: documents
      .map(({ collection, id, document }) => {
        const { fact, eventId, offset, trial, pass } = document;
        const place = `${TOPIC}-0@${cellText(offset)}`;
        const cells = [
          collection,
          cellText(fact),
          cellText(eventId),
          place,
          cellText(trial),
          cellText(pass),
          id,
        ];
        const [follow] = cellText(fact).split('.');
        return { id: `${collection}-${id}`, cells, copy: JSON.stringify(document), follow };
      })
      .reverse(),
    ...sourceAt(documents.at(-1)?.at ?? null, words.readAtDatabase, time),
    empty: words.emptyDocuments,
  };
}

function costTab({ costs }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'cost',
    label: words.tabCost,
    columns: [
      column('way', words.colWay),
      column('refused', words.colRefused),
      column('spent', words.colSpent),
    ],
    rows: costs
      .flatMap(({ _id, one, batch, refusedOne, refusedBatch }) => [
        {
          id: `${_id}-one`,
          cells: [words.way.one, words.number(refusedOne), words.ms(one)],
        },
        {
          id: `${_id}-batch`,
          cells: [words.way.batch, words.number(refusedBatch), words.ms(batch)],
        },
      ])
      .reverse(),
    ...sourceAt(costs.at(-1)?.at ?? null, words.readAtDatabase, time),
    empty: words.noCost,
  };
}
