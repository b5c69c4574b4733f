/** The evidence of the lab `race` as rows: what broker, database and clients really say. */
import {
  cellText,
  column,
  type ExactTime,
  ROWS_MAX,
  recordHead,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import { inOrder } from '#lib/fold/topic.ts';
import type { Messages } from './messages.id.ts';
import { PATH_NAMES, PATHS, type PathName, type State } from './model.ts';
import type { Entry, Race, Said } from './model-races.ts';
import { racesOf } from './model-readings.ts';
import { parseChange } from './order-change.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    documentTab(state, words, time),
    recordTab(state, words, time),
    ledgerTab(state, words, time),
    groupTab(state, words),
    settingsTab(words),
  ];
}

const CDC_TOPIC = PATHS['search-cdc'].topic;

/** Newest race first. Rows begin with the order's id: that is how the figure knows them. */
const newest = (state: State): readonly Race[] =>
  [...racesOf(state)].reverse().slice(0, ROWS_MAX / PATH_NAMES.length);

function documentTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const races = newest(state);
  const rows = races.flatMap((race) => [
    documentRow('orders', race, race.mongo, time),
    ...PATH_NAMES.map((path) => documentRow(PATHS[path].collection, race, race.views[path], time)),
  ]);
  const readAt = Math.max(0, ...races.flatMap((race) => saidIn(race).map(({ at }) => at)));
  return {
    id: 'documents',
    label: words.tabDocuments,
    columns: [
      column('collection', words.colCollection),
      column('order', '_id'),
      column('status', 'status'),
      column('from', words.colFrom),
      column('seen', words.colSeenAt),
    ],
    rows: rows.flatMap((row) => row ?? []),
    ...sourceAt(readAt || null, words.readAtDatabase, time),
    empty: words.emptyDocuments,
  };
}

const saidIn = ({ mongo, views }: Race): readonly Said[] =>
  [mongo, ...Object.values(views)].flatMap((said) => said ?? []);

function documentRow(
  collection: string,
  { id }: Race,
  said: Said | null,
  time: ExactTime,
): EvidenceRow | undefined {
  if (!said) return undefined;
  const { status, document, at } = said;
  const copy = JSON.stringify(document);
  const topic = collection === PATHS.search.collection ? PATHS.search.topic : CDC_TOPIC;
  const place = said.from && `${topic}-${said.from.partition}@${said.from.offset}`;
  const from = place ?? cellText(document.by);
  return {
    id: `${id}|${collection}`,
    cells: [collection, id, status, from, time(at)],
    copy,
    detail: copy,
    follow: id,
  };
}

function recordTab({ topics }: State, words: Messages, time: ExactTime): EvidenceTab {
  const all = PATH_NAMES.flatMap((path) =>
    inOrder(topics[path]).map((partition) => ({ path, ...partition })),
  );
  const records = all
    .flatMap(({ path, partition, records: kept }) =>
      kept.map((record) => ({ path, partition, record })),
    )
    .sort((a, b) => b.record.at - a.record.at || b.record.offset - a.record.offset);
  const readAt = Math.max(0, ...all.map((one) => one.readAt ?? 0));
  return {
    ...recordHead(words),
    rows: records.slice(0, ROWS_MAX).map((one) => recordRow(one, time)),
    ...sourceAt(readAt || null, words.readAt, time),
  };
}

interface Placed {
  readonly path: PathName;
  readonly partition: number;
  readonly record: LogRecord;
}

function recordRow({ path, partition, record }: Placed, time: ExactTime): EvidenceRow {
  const { topic } = PATHS[path];
  const { offset, key, at, headers, value } = record;
  const listed = Object.entries(headers).map(([name, said]) => `${name}=${said}`);
  const place = `${topic}-${partition}@${offset}`;
  const follow = parseChange(value)?.orderId;
  return {
    id: `${follow ?? ''}|${place}`,
    cells: [place, key ?? 'null', time(at), value, listed.join(' ')],
    copy: JSON.stringify({ topic, partition, offset, timestamp: at, key, headers, value }),
    detail: [value, ...listed].join('\n'),
    follow,
  };
}

function ledgerTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'ledger',
    label: words.tabLedger,
    columns: [
      column('order', words.colOrder),
      column('client', words.colClient),
      column('status', 'status'),
      column('error', 'error'),
      column('saved', words.colSaved),
      column('published', words.colPublished),
      column('operationTime', 'operationTime'),
    ],
    rows: newest(state).flatMap((race) =>
      Object.values(race.entries)
        .sort((a, b) => b.publishedAt - a.publishedAt)
        .map((entry) => entryRow(race, entry, words, time)),
    ),
    empty: words.emptyLedger,
  };
}

function entryRow({ id }: Race, entry: Entry, words: Messages, time: ExactTime): EvidenceRow {
  const { client, status, savedAt, publishedAt, operationTime, partition, offset, error } = entry;
  const behind = words.ms(publishedAt - savedAt);
  return {
    id: `${id}|${client}`,
    cells: [
      ...[id, client, status, String(error), time(savedAt)],
      `P${partition}@${offset} ${time(publishedAt)} (+${behind})`,
      operationTime,
    ],
    copy: JSON.stringify({ orderId: id, ...entry }),
  };
}

function groupTab({ topics, groups }: State, words: Messages): EvidenceTab {
  const rows = PATH_NAMES.flatMap((path) => {
    const { positions, members, generation } = groups[path];
    return inOrder(topics[path]).map(({ partition, end }) => {
      const committed = positions[partition]?.committed ?? null;
      const lag = committed === null ? '–' : Math.max(0, end - committed);
      const owner = members.find((member) => member.partitions.includes(partition))?.client ?? '–';
      const place = `${PATHS[path].topic}-${partition}`;
      const cells = [path, place, committed ?? '–', end, lag, owner, generation];
      return { id: `${path}-${partition}`, cells: cells.map(String) };
    });
  });
  return {
    id: 'group',
    timeless: true,
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('partition', words.colPartition),
      column('committed', words.colCommitted),
      column('end', 'end'),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('generation', words.colGeneration),
    ],
    rows,
    empty: words.emptyGroups,
  };
}
