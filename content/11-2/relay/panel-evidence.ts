/** The evidence of the lab `relay` as rows: what database and broker really say. */
import {
  column,
  type ExactTime,
  fromDatabase,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import { findIn } from '#lib/fold/shelves.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import type { Lane } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { KINDS, type Kind, topicOf } from './names.ts';
import { loadsTab, orderTab, parkedTab, runsTab } from './panel-evidence-runs.ts';

/** Records of one topic that the tab lists. */
const EACH_MAX = 30;

export const recordId = (kind: Kind, offset: number): string => `record-${kind}-${offset}`;

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    outboxTab(state, words, time),
    placesTab(state, words, time),
    recordTab(state, words, time),
    loadsTab(state, words, time),
    orderTab(state, words),
    parkedTab(state, words, time),
    runsTab(state, words, time),
    settingsTab(words),
  ];
}

/** Rows as they stand in the database, those that the cursor has passed by among them. */
function outboxTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const lost = lostOf(state);
  const times = (id: string) =>
    KINDS.map((kind) => findIn(state.lanes[kind].sent, id) ?? (lost.includes(id) ? '–' : 0));
  return {
    id: 'outbox',
    label: words.tabOutbox,
    columns: [
      column('id', 'outbox._id'),
      column('aggregate', 'aggregateid'),
      column('type', 'type'),
      column('began', words.colBegan),
      column('published', 'published'),
      column('claimed', 'claimedBy'),
      column('sent', words.colSent),
    ],
    rows: state.documents
      .map(({ id, row, createdAt, claimedBy, text }) => {
        const marked = row.parked ? words.parkOn : String(row.published);
        const cells = [id, row.aggregateid, row.type, time(createdAt), marked, claimedBy ?? '–'];
        return {
          id: `row-${id}`,
          cells: [...cells, times(id).join(' · ')],
          copy: text,
          detail: text,
          follow: row.aggregateid,
        };
      })
      .sort((a, b) => (a.id < b.id ? 1 : -1)),
    ...fromDatabase(state, words, time),
    empty: words.emptyOutbox,
  };
}

/** What each relay remembers, and who holds the lease. */
function placesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const { cursor, stream, lease } = state.places;
  const { all, waiting } = countsOf(state);
  const row = (id: string, where: string, what: string, last: string, copy: unknown) => ({
    ...{ id, cells: [id, where, what, last], copy: JSON.stringify(copy) },
    detail: what,
  });
  const until = lease?.until ? time(lease.until) : '–';
  return {
    id: 'places',
    label: words.tabPlaces,
    columns: [
      column('relay', words.colWay),
      column('where', words.colStoredIn),
      column('what', words.colRemembers),
      column('last', words.colLast),
    ],
    rows: [
      row('cursor', 'relay_state', `last: ${cursor?.last ?? '–'}`, cursor?.last ?? '–', cursor),
      row('flag', 'outbox', `published: false × ${waiting} / ${all}`, '–', { waiting, all }),
      row(
        'stream',
        'relay_state',
        stream?.lost
          ? `${stream.lost.code} ${stream.lost.message}`
          : `_data: ${stream?.token?._data ?? '–'}`,
        stream?.last ?? '–',
        stream,
      ),
      row('lease', 'relay_state', `owner: ${lease?.owner || '–'}, until: ${until}`, '–', lease),
    ],
    ...fromDatabase(state, words, time),
    empty: words.emptyOutbox,
  };
}

function recordTab({ lanes }: State, words: Messages, time: ExactTime): EvidenceTab {
  const readAt = Math.max(...KINDS.map((kind) => lanes[kind].readAt ?? 0));
  return {
    id: 'record',
    label: words.tabRecord,
    columns: [
      column('position', words.colPosition),
      column('event', 'eventId'),
      column('nth', words.colDelivery),
      column('key', words.colKey),
      column('type', 'eventType'),
      column('pid', 'relayPid'),
      column('time', words.colTime),
      column('value', words.colValue),
    ],
    rows: KINDS.flatMap((kind) =>
      lanes[kind].records
        .slice(-EACH_MAX)
        .reverse()
        .map((record) => rowOf(kind, record, lanes[kind].again, time)),
    ),
    ...sourceAt(readAt === 0 ? null : readAt, words.readAt, time),
    empty: words.emptyRecords,
  };
}

function rowOf(kind: Kind, record: LogRecord, again: Lane['again'], time: ExactTime) {
  const { offset, key, at, headers, value } = record;
  const { eventId = '–', eventType = '–', relayPid = '–' } = headers;
  const listed = Object.entries(headers).map(([name, text]) => `${name}=${text}`);
  const nth = String(again[offset]?.nth ?? 1);
  return {
    id: recordId(kind, offset),
    cells: [
      `${topicOf(kind)}-0@${offset}`,
      ...[eventId, nth, key ?? 'null', eventType, relayPid, time(at), value],
    ],
    copy: JSON.stringify({ topic: topicOf(kind), ...record }),
    detail: [value, ...listed].join('\n'),
    follow: key ?? undefined,
  };
}
