/** The evidence of the lab `unique-index` as rows: what broker and database really say. */
import {
  cellText,
  column,
  type ExactTime,
  eventColumn,
  groupTab,
  recordTab,
  settingsTab,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import { timeOf } from '#lib/fold/fields.ts';
import type { Messages } from './messages.id.ts';
import { CONSUMERS, type State, TOPIC } from './model.ts';
import { offsetOf, type Stored, toNumber } from './model-payments.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    refusalsTab(state, words, time),
    recordTab(TOPIC, state, words, time, [
      eventColumn(words.colEvent),
      deliveryColumn(state, words),
    ]),
    documentsTab(state, words, time),
    buildTab(state, words, time),
    groupTab(
      CONSUMERS.map((name) => [name, state.groups[name]]),
      state.end,
      words,
    ),
    settingsTab(words),
  ];
}

const place = (offset: number | null): string => `${TOPIC}-0@${offset ?? '–'}`;
function fromDatabase(stored: readonly Stored[], words: Messages, time: ExactTime) {
  const last = stored.at(-1);
  return last ? { source: words.readAtDatabase(time(last.at)) } : {};
}

function refusalsTab({ refusals }: State, words: Messages, time: ExactTime): EvidenceTab {
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

function refusalRow({ id, document }: Stored, words: Messages, time: ExactTime): EvidenceRow {
  const { offset, code, keyValue, keyPattern, message, at } = document;
  const ms = timeOf(at);
  const seen = ms === null ? '–' : time(ms);
  const cells = [place(toNumber(offset)), cellText(code), cellText(keyPattern), cellText(keyValue)];
  return {
    id,
    cells: [...cells, cellText(message)],
    copy: JSON.stringify(document),
    detail: `${cellText(message)}\n${words.colSeenAt} ${seen}`,
  };
}

const deliveryColumn = ({ ordinals }: State, words: Messages) => ({
  ...column('delivery', words.colDelivery),
  of: ({ offset }: LogRecord) => String(ordinals[offset] ?? '–'),
});

function documentsTab({ documents }: State, words: Messages, time: ExactTime): EvidenceTab {
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
        const { eventId, orderId, total, from, handlers } = document;
        const cells = [collection, cellText(eventId), cellText(total), place(offsetOf(from))];
        return {
          id,
          cells: [...cells, cellText(handlers), id],
          copy: JSON.stringify(document),
          ...(typeof orderId === 'string' && { follow: orderId }),
        };
      })
      .reverse(),
    ...fromDatabase(documents, words, time),
    empty: words.emptyDocuments,
  };
}

function buildTab({ build }: State, words: Messages, time: ExactTime): EvidenceTab {
  const error: unknown = build?.document.error ?? {};
  const { code, keyPattern, keyValue, message } = error as Readonly<Record<string, unknown>>;
  const ok = build?.document.ok === true;
  const said = cellText(message);
  const cells = [
    ok ? words.built : words.notBuilt,
    cellText(code),
    cellText(keyPattern),
    cellText(keyValue),
  ];
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
