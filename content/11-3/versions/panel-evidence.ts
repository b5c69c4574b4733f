/** The evidence of the lab `versions` as rows: what topics, groups and database really say. */
import {
  column,
  type ExactTime,
  fromDatabase,
  groupTab,
  recordHead,
  recordRow,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import { differing, fingerprint } from './fingerprint.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import type { PassFacts, StaleFacts } from './model-documents.ts';
import { saidOf } from './model-readings.ts';
import { collectionOf, groupOf, ROADS, type Road, TOPICS, VIEWS } from './names.ts';

/** Records of one topic that the tab lists. */
const EACH_MAX = 50;

export const rowId = (road: Road, offset: number): string => `record-${road}-${offset}`;

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    passesTab(state, words, time),
    staleTab(state, words, time),
    viewsTab(state, words, time),
    recordTab(state, words, time),
    shufflesTab(state, words, time),
    placesTab(state, words),
    settingsTab(words),
  ];
}

/** Each view as it stood when it had read a whole sending. */
function passesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const truth = saidOf(state.orders);
  const row = (pass: PassFacts): EvidenceRow => {
    const { id, view, seen, guards, applied, stale, documents, at } = pass;
    const wrong = differing(documents, truth);
    const by = view === 'guarded' ? guards.map((one) => words.guards[one]).join(' + ') : '–';
    return {
      id,
      cells: [
        ...[collectionOf(view), `${seen.ordered} + ${seen.shuffled}`, String(applied)],
        ...[
          String(stale),
          by,
          fingerprint(documents),
          wrong.join(' ') || words.noneWrong,
          time(at),
        ],
      ],
      copy: JSON.stringify(pass),
      detail: documents.map(({ _id, qty, total }) => `${_id} ${qty} ${total}`).join('\n'),
    };
  };
  return {
    id: 'passes',
    label: words.tabPasses,
    columns: [
      column('view', words.colView),
      column('seen', words.colSeen),
      column('applied', words.colApplied),
      column('stale', words.colStale),
      column('guard', words.colGuard),
      column('hash', words.colHash),
      column('wrong', words.colWrong),
      column('at', words.colAt),
    ],
    rows: state.passes.map(row).reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyPasses,
  };
}

function staleTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const row = (late: StaleFacts): EvidenceRow => {
    const { id, topic, offset, orderId, version, error, again } = late;
    return {
      id,
      cells: [
        ...[`${topic}-0@${offset}`, orderId, String(version), String(error.code)],
        ...[JSON.stringify(error.keyValue), `modifiedCount: ${again.modifiedCount}`],
        error.message,
      ],
      copy: JSON.stringify(late),
      detail: `${error.message}\nkeyPattern ${JSON.stringify(error.keyPattern)}\n${words.colAgain}: ${JSON.stringify(again)}`,
      follow: orderId,
    };
  };
  return {
    id: 'stale',
    label: words.tabStale,
    columns: [
      column('position', words.colPosition),
      column('order', words.colOrder),
      column('version', words.colVersion),
      column('code', words.colCode),
      column('keyValue', words.colKeyValue),
      column('again', words.colAgain),
      column('message', words.colMessage),
    ],
    rows: state.late.map(row).reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyStale,
  };
}

function viewsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const all: readonly (readonly [string, State['orders']])[] = [
    ['orders', state.orders],
    ...VIEWS.map((view) => [collectionOf(view), state.views[view] as never] as const),
  ];
  return {
    id: 'views',
    label: words.tabViews,
    columns: [
      column('view', words.colView),
      column('order', '_id'),
      column('qty', words.colQty),
      column('total', words.colTotal),
      column('version', words.colVersion),
      column('sent', words.colSent),
      column('from', words.colFrom),
    ],
    rows: all.flatMap(([name, documents]) =>
      Object.entries(documents)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, document]) => documentRow(name, id, document)),
    ),
    ...fromDatabase(state, words, time),
    empty: words.emptyViews,
  };
}

interface Shown {
  readonly qty: number;
  readonly total: number;
  readonly version?: number | undefined;
  readonly sentNo?: number | undefined;
  readonly from?: { readonly topic: string; readonly offset: number };
}

function documentRow(name: string, id: string, document: Shown): EvidenceRow {
  const { qty, total, version = '–', sentNo = '–', from } = document;
  const cells = [
    name,
    id,
    qty,
    total,
    version,
    sentNo,
    from ? `${from.topic}@${from.offset}` : '–',
  ];
  const copy = JSON.stringify({ collection: name, _id: id, ...document });
  return { id: `${name}-${id}`, cells: cells.map(String), copy, follow: id };
}

function recordTab({ lanes }: State, words: Messages, time: ExactTime): EvidenceTab {
  const readAt = Math.max(...ROADS.map((road) => lanes[road].readAt ?? 0));
  return {
    ...recordHead(words, [column('event', 'eventId'), column('sent', 'sentNo')]),
    rows: [...ROADS].reverse().flatMap((road) =>
      lanes[road].records
        .slice(-EACH_MAX)
        .reverse()
        .map((record) => {
          const { eventId = '–', sentNo = '–' } = record.headers;
          const row = recordRow(TOPICS[road], record, time, [eventId, sentNo]);
          return { ...row, id: rowId(road, record.offset) };
        }),
    ),
    ...sourceAt(readAt === 0 ? null : readAt, words.readAt, time),
  };
}

function shufflesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'shuffles',
    label: words.tabShuffles,
    columns: [
      column('seed', words.colSeed),
      column('copies', words.colCopies),
      column('offsets', words.colOffsets),
      column('at', words.colAt),
    ],
    rows: state.shuffles
      .map(({ id, seed, copies, from, to, at }) => ({
        id,
        cells: [String(seed), String(copies), `${from} … ${to - 1}`, time(at)],
      }))
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyShuffles,
  };
}

/** Three groups over two topics: six bookmarks. */
function placesTab({ readers, lanes }: State, words: Messages): EvidenceTab {
  const tabs = ROADS.map((road) => {
    const groups = VIEWS.map((view) => {
      const { members, generation, committed } = readers[view];
      const name = `${groupOf(view)} · ${TOPICS[road]}`;
      return [name, { members, generation, committed: committed[road] }] as const;
    });
    return groupTab(groups, lanes[road].end, words);
  });
  const [first, second] = tabs;
  return { ...(first as EvidenceTab), rows: [...(first?.rows ?? []), ...(second?.rows ?? [])] };
}
