/** The evidence of the lab `kill` as rows: what broker and database really say. */
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import { ownerOf, PARTITIONS, type State, TOPIC } from './model.ts';
import type { Episode } from './model-pauses.ts';

/** Rows given to the table; it pages what doesn't fit. */
const ROWS_MAX = 100;

export const recordId = (partition: number, offset: number): string =>
  `record-${partition}-${offset}`;

export function evidenceOf(
  state: State,
  words: Messages,
  time: (ms: number) => string,
): EvidenceTab[] {
  const columns = (...labels: string[]) =>
    labels.map((label, index) => ({ id: `${index}`, label }));
  const readAt = Math.max(0, ...PARTITIONS.map((of) => state.partitions[of]?.readAt ?? 0));
  const source = (at: number | null) => (at ? { source: words.readAt(time(at)) } : {});
  return [
    {
      id: 'episodes',
      label: words.tabEpisodes,
      columns: columns(
        words.colHow,
        words.colMember,
        words.colSession,
        ...PARTITIONS.map(words.colPause),
        words.colHeir,
        words.colGeneration,
      ),
      rows: episodesOf(state).map((episode) => episodeRow(episode, words)),
      empty: words.emptyEpisodes,
    },
    {
      id: 'group',
      timeless: true,
      label: words.tabGroup,
      columns: columns(
        words.colPartition,
        words.colOwner,
        words.colSession,
        words.colEnd,
        words.colCommitted,
        words.colLag,
      ),
      rows: PARTITIONS.map((partition) => {
        const owner = ownerOf(state.group.members, partition);
        const session = state.group.members.find(({ client }) => client === owner)?.sessionMs;
        const end = state.partitions[partition]?.end ?? 0;
        const committed = state.committed[partition] ?? null;
        const cells = [
          `${TOPIC}-${partition}`,
          owner ?? '–',
          session === undefined ? '–' : `${session} ms`,
          end,
          committed ?? '–',
          end - (committed ?? 0),
        ];
        return { id: `p${partition}`, cells: cells.map(String) };
      }),
      ...source(state.group.at),
      empty: words.emptyGroup,
    },
    {
      id: 'refused',
      label: words.tabRefused,
      columns: columns(words.colPosition, words.colMember, 'pid', words.colError, words.colTime),
      rows: state.refused
        .map(({ member, pid, partition, offset, error, at }) => ({
          id: `${pid}-${at}`,
          cells: [`${TOPIC}-${partition}@${offset}`, member, String(pid), error, time(at)],
        }))
        .reverse(),
      empty: words.emptyRefused,
    },
    {
      id: 'orders',
      label: words.tabOrders,
      columns: columns(words.colPosition, words.colKey, words.colTime, words.colValue),
      rows: PARTITIONS.flatMap((partition) =>
        (state.partitions[partition]?.records ?? []).map((record) => ({ partition, record })),
      )
        .sort((a, b) => b.record.at - a.record.at)
        .slice(0, ROWS_MAX)
        .map(({ partition, record }) => recordRow(partition, record, time)),
      ...source(readAt),
      empty: words.emptyRecords,
    },
    {
      id: 'settings',
      timeless: true,
      label: words.tabSettings,
      columns: columns(words.colSetting, words.colHere, words.colDefault),
      rows: words.settingRows.map((cells) => ({ id: cells[0], cells })),
      empty: '',
    },
  ];
}

function episodesOf({ episode, episodes }: State): Episode[] {
  const open = episode && !episode.settled ? [episode] : [];
  return [...episodes, ...open].reverse();
}

function episodeRow(episode: Episode, words: Messages): EvidenceRow {
  const { how, member, at, sessionMs, held, pauses, heirs, generation, next } = episode;
  const pause = (of: number) => {
    const ms = pauses[of];
    return ms === undefined ? '…' : `${words.number(Math.round(ms))} ms`;
  };
  const heir = Object.entries(heirs).map(([partition, name]) => `${name} [${partition}]`);
  return {
    id: `episode-${at}`,
    cells: [
      words.howWords[how],
      `${member} [${held}]`,
      sessionMs === null ? '–' : `${words.number(sessionMs)} ms`,
      ...PARTITIONS.map(pause),
      heir.join(', ') || words.running,
      next ? `${generation} → ${next.generation}` : `${generation} → …`,
    ],
    copy: JSON.stringify(episode),
  };
}

function recordRow(
  partition: number,
  { offset, key, at, headers, value }: LogRecord,
  time: (ms: number) => string,
): EvidenceRow {
  return {
    id: recordId(partition, offset),
    cells: [`${TOPIC}-${partition}@${offset}`, key ?? 'null', time(at), value],
    copy: JSON.stringify({ topic: TOPIC, partition, offset, timestamp: at, key, headers, value }),
  };
}
