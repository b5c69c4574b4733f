/** The evidence of the lab `one-fate` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  eventColumn,
  fromDatabase,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { fatesOf } from './model-readings.ts';
import { CONSUMERS, type ConsumerName, orderIdOf, TOPIC } from './names.ts';
import { livesTab, refusalsTab, triesTab } from './panel-evidence-book.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    pairsTab(state, words, time),
    refusalsTab(state, words, time),
    triesTab(state, words, time),
    livesTab(state, words, time),
    recordTab(TOPIC, state, words, time, [eventColumn('eventId')]),
    documentsTab(state, words, time),
    groupTab(
      CONSUMERS.map((name) => [name, state.groups[name]]),
      state.end,
      words,
    ),
    settingsTab(words),
  ];
}

/** Marker and payments of each order in the three services, those that went wrong first. */
function pairsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const fates = CONSUMERS.map((name) => fatesOf(state, name).all);
  const cell = (index: number, name: ConsumerName) => {
    const fate = fates[CONSUMERS.indexOf(name)]?.[index];
    if (!fate || fate.pair === 'none') return '–';
    const marker = fate.pair === 'effect' || fate.payments > 0 ? fate.pair !== 'effect' : true;
    return `${marker ? 1 : 0} / ${fate.payments}`;
  };
  const rows = (fates[0] ?? []).map(({ eventId, customer }, index) => {
    const cells = CONSUMERS.map((name) => cell(index, name));
    const odd = fates.some((all) => {
      const fate = all[index];
      return fate?.settled === true && fate.pair !== 'whole';
    });
    const shown = [eventId, customer ?? '–', ...cells];
    return { odd, row: { id: `pair-${eventId}`, cells: shown, follow: orderIdOf(eventId) } };
  });
  const sorted = [...rows.filter(({ odd }) => odd), ...rows.filter(({ odd }) => !odd)];
  return {
    id: 'pairs',
    label: words.tabPairs,
    columns: [
      column('event', 'eventId'),
      column('customer', words.colCustomer),
      ...CONSUMERS.map((name) => column(name, words.pairOf(name))),
    ],
    rows: sorted.slice(0, ROWS_MAX).map(({ row }) => row),
    ...fromDatabase(state, words, time),
    empty: words.emptyLog,
  };
}

function documentsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('consumer', 'consumer'),
      column('event', 'eventId'),
      column('total', words.colTotal),
      column('pid', 'pid'),
      column('id', '_id'),
    ],
    rows: state.documents
      .map(({ collection, id, document }) => {
        const { consumer, eventId, total, pid } = document;
        const cells = [collection, consumer, eventId, total ?? '–', pid ?? '–', id];
        const follow = orderIdOf(String(eventId));
        return { id, cells: cells.map(String), copy: JSON.stringify(document), follow };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyDocuments,
  };
}
