/** The evidence of the lab `groups` as rows: what broker and database really say. */
import { settingsTab } from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { rateOf, type Wave } from './model-waves.ts';
import { ownerOf } from './model-where.ts';
import { GROUPS, MANNERS, PARTITIONS, TOPIC } from './names.ts';

/** Rows given to the table; it pages what doesn't fit. */
const ROWS_MAX = 100;
/** By Kafka's hash over three partitions; the buyers of this shop never change. */
const BUYERS = ['dewi, joko', 'budi, agus', 'siti, rina'] as const;

export const recordId = (partition: number, offset: number): string =>
  `record-${partition}-${offset}`;

type Time = (ms: number) => string;

export function evidenceOf(state: State, words: Messages, time: Time): EvidenceTab[] {
  const source = (at: number | null) => (at ? { source: words.readAt(time(at)) } : {});
  return [
    {
      id: 'waves',
      label: words.tabWaves,
      columns: columns(
        words.colWave,
        words.colOrders,
        words.colListed,
        words.colWorkers,
        words.colSpan,
        words.colRate,
      ),
      rows: state.waves.map((wave) => waveRow(wave, words)).reverse(),
      empty: words.emptyWaves,
    },
    partitionsTab(state, words),
    {
      id: 'members',
      timeless: true,
      label: words.tabMembers,
      columns: columns(
        words.colGroup,
        words.colMember,
        words.colHeld,
        words.colGeneration,
        words.colSession,
      ),
      rows: GROUPS.flatMap((name) => {
        const { members, generation } = state.groups[name];
        return members.map(({ client, partitions, sessionMs }) => ({
          id: `${name}-${client}`,
          cells: [
            name,
            client,
            partitions.map((of) => `P${of}`).join(' ') || words.holdsNothing,
            String(generation),
            sessionMs === undefined ? '–' : `${words.number(sessionMs)} ms`,
          ],
        }));
      }),
      ...source(Math.max(...GROUPS.map((name) => state.groups[name].at ?? 0))),
      empty: words.emptyMembers,
    },
    {
      id: 'deaths',
      label: words.tabDeaths,
      columns: columns(words.colManner, 'pid', words.colInMemory, words.colMissing),
      rows: state.deaths
        .map(({ manner, pid, held, missing }) => {
          const known = MANNERS.find((one) => one === manner);
          const said = known ? words.mannerShort[known] : manner;
          const cells = [said, String(pid), String(held), missing === null ? '…' : String(missing)];
          return { id: `death-${pid}`, cells };
        })
        .reverse(),
      empty: words.emptyDeaths,
    },
    {
      id: 'orders',
      label: words.tabOrders,
      columns: columns(words.colPosition, words.colKey, words.colTime, words.colValue),
      rows: PARTITIONS.flatMap((partition) =>
        (state.partitions[partition]?.records ?? []).map((record) => ({ partition, record })),
      )
        .sort((a, b) => b.record.at - a.record.at || b.record.offset - a.record.offset)
        .slice(0, ROWS_MAX)
        .map(({ partition, record }) => recordRow(partition, record, time)),
      ...source(Math.max(...PARTITIONS.map((of) => state.partitions[of]?.readAt ?? 0))),
      empty: words.emptyRecords,
    },
    settingsTab(words),
  ];
}

const columns = (...labels: string[]) => labels.map((label, index) => ({ id: `${index}`, label }));

function partitionsTab(state: State, words: Messages): EvidenceTab {
  const collection = { payment: 'payments', analytics: 'analytics' };
  return {
    id: 'partitions',
    timeless: true,
    label: words.tabPartitions,
    columns: columns(
      words.colPartition,
      words.colBuyers,
      words.colEnd,
      ...GROUPS.flatMap((name) => [
        words.colHolder(name),
        'committed',
        words.colStored(collection[name]),
      ]),
    ),
    rows: PARTITIONS.map((partition) => {
      const own = GROUPS.flatMap((name) => {
        const { members, committed, stored } = state.groups[name];
        const holder = ownerOf(members, partition) ?? '–';
        return [holder, committed[partition] ?? '–', stored[partition] ?? 0];
      });
      const end = state.partitions[partition]?.end ?? 0;
      const cells = [`${TOPIC}-${partition}`, BUYERS[partition], end, ...own].map(String);
      return { id: `p${partition}`, cells };
    }),
    empty: words.emptyRecords,
  };
}

function waveRow(wave: Wave, words: Messages): EvidenceRow {
  const { id, count, done, members, by, first, last } = wave;
  const listed = [...members]
    .sort((a, b) => a.client.localeCompare(b.client))
    .map(({ client, partitions }) => `${client} [${partitions}]`);
  const workers = Object.entries(by)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([member, orders]) => `${member} ${orders}`);
  const rate = rateOf(wave);
  return {
    id: `wave-${id}`,
    cells: [
      String(id),
      done < count ? `${done} / ${count}` : String(count),
      listed.join(', ') || '–',
      workers.join(', ') || '–',
      done === 0 ? '–' : `${words.number(last - first)} ms`,
      rate === undefined ? '–' : words.number(Math.round(rate)),
    ],
    copy: JSON.stringify(wave),
  };
}

function recordRow(partition: number, record: LogRecord, time: Time): EvidenceRow {
  const { offset, key, at, headers, value } = record;
  return {
    id: recordId(partition, offset),
    cells: [`${TOPIC}-${partition}@${offset}`, key ?? 'null', time(at), value],
    copy: JSON.stringify({ topic: TOPIC, partition, offset, timestamp: at, key, headers, value }),
  };
}
