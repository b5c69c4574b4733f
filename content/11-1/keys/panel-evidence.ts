/** The evidence of the lab `keys` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  ROWS_MAX,
  recordHead,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import { everyIn, findIn } from '#lib/fold/shelves.ts';
import { inOrder } from '#lib/fold/topic.ts';
import type { Messages } from './messages.id.ts';
import { GROUP, type State, TOPIC } from './model.ts';
import { isInverted } from './model-orders.ts';
import { isRising, STATES } from './status.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    recordTab(state, words, time),
    orderTab(state, words, time),
    moveTab(state, words),
    positionTab(state, words),
    settingsTab(words),
  ];
}

export const placeId = (partition: number, offset: number): string => `${partition}-${offset}`;

/** Which record a row is of, if it is one. */
export function placeOf(row: string): { partition: number; offset: number } | undefined {
  const [, partition, offset] = /^(\d+)-(\d+)$/.exec(row) ?? [];
  return partition && offset ? { partition: Number(partition), offset: Number(offset) } : undefined;
}

function recordTab({ partitions }: State, words: Messages, time: ExactTime): EvidenceTab {
  const all = inOrder(partitions);
  const records = all
    .flatMap(({ partition, records: kept }) => kept.map((record) => ({ partition, record })))
    .sort((a, b) => b.record.at - a.record.at || b.record.offset - a.record.offset);
  const readAt = Math.max(0, ...all.map((one) => one.readAt ?? 0));
  return {
    ...recordHead(words),
    rows: records
      .slice(0, ROWS_MAX)
      .map(({ partition, record }) => recordRow(partition, record, time)),
    ...sourceAt(readAt || null, words.readAt, time),
  };
}

function recordRow(partition: number, record: LogRecord, time: ExactTime): EvidenceRow {
  const { offset, key, at, headers, value } = record;
  const listed = Object.entries(headers).map(([name, text]) => `${name}=${text}`);
  const place = `${TOPIC}-${partition}@${offset}`;
  return {
    id: placeId(partition, offset),
    cells: [place, key ?? 'null', time(at), value, listed.join(' ')],
    copy: JSON.stringify({ topic: TOPIC, partition, offset, timestamp: at, key, headers, value }),
    detail: [value, ...listed].join('\n'),
  };
}

function orderTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const short = (name: string) => name.replace('Pesanan', '');
  return {
    id: 'orders',
    label: words.tabOrders,
    columns: [
      column('order', words.colOrder),
      column('by', words.colBy),
      column('places', words.colPlaces),
      column('seen', words.colSeen),
      column('state', words.colState),
    ],
    rows: everyIn(state.orders)
      .sort(([a], [b]) => numberOf(b) - numberOf(a))
      .slice(0, ROWS_MAX)
      .map(([id, order]) => {
        const places = STATES.map((name) => {
          const place = order.places[name];
          return place ? `P${place.partition}@${place.offset}` : '–';
        });
        const view = findIn(state.views, id);
        const seen = view?.seen ?? [];
        const marks = [isInverted(order) ? ' ≠' : '', isRising(seen) ? '' : ' ≠'];
        const cells = [
          id,
          words.keyChoice[order.by],
          places.join(' · ') + marks[0],
          seen.length > 0 ? seen.map(short).join(' → ') + marks[1] : '–',
          view ? short(view.state) : '–',
        ];
        return { id, cells, copy: JSON.stringify({ orderId: id, ...order, view }) };
      }),
    ...sourceAt(state.viewsAt, words.readAtDatabase, time),
    empty: words.emptyOrders,
  };
}

/** `ORD-12` to 12: shelves keep no order of their own. */
const numberOf = (orderId: string): number => Number(orderId.slice(orderId.lastIndexOf('-') + 1));

function moveTab({ moves }: State, words: Messages): EvidenceTab {
  return {
    id: 'moves',
    label: words.tabMoves,
    columns: [
      column('keys', words.colKeys),
      column('partitions', words.colFromTo),
      column('moved', words.colMoved),
      column('before', words.colBefore),
      column('after', words.colAfter),
      column('cast', words.colCast),
    ],
    rows: [...moves].reverse().map((move) => {
      const { id, keys, from, to, moved, before, after, cast } = move;
      const share = words.number(Math.round((moved / keys) * 1000) / 10);
      const fates = cast.map(({ key, from: was, to: is }) => `${key} P${was}→P${is}`);
      const cells = [
        words.number(keys),
        `${from} → ${to}`,
        `${words.number(moved)} (${share}%)`,
        before.join(' '),
        after.join(' '),
        fates.join(', '),
      ];
      return { id, cells, copy: JSON.stringify(move), detail: fates.join(', ') };
    }),
    empty: words.emptyMoves,
  };
}

function positionTab({ partitions, group }: State, words: Messages): EvidenceTab {
  const owner = (partition: number) =>
    group.members.find((member) => member.partitions.includes(partition))?.client ?? '–';
  return {
    id: 'group',
    timeless: true,
    label: words.tabGroup,
    columns: [
      column('group', words.colGroup),
      column('partition', words.colPartition),
      column('committed', words.colCommitted),
      column('lag', words.colLag),
      column('members', words.colMembers),
      column('generation', words.colGeneration),
    ],
    rows: inOrder(partitions).map(({ partition, end }) => {
      const committed = group.positions[partition]?.committed ?? null;
      const lag = committed === null ? '–' : Math.max(0, end - committed);
      const cells = [GROUP, partition, committed ?? '–', lag, owner(partition), group.generation];
      return { id: `group-${partition}`, cells: cells.map(String) };
    }),
    empty: words.emptyGroups,
  };
}
