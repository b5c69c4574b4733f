/** The evidence of the lab `relay`, second half: what was written, put aside, and run. */
import { column, type ExactTime, fromDatabase, ROWS_MAX } from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { KINDS, topicOf } from './names.ts';

/** What was written, how many of it committed late, and how long it took. */
export function loadsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'loads',
    label: words.tabLoads,
    columns: [
      column('load', words.colLoad),
      column('kind', words.colWritten),
      column('ids', '_id'),
      column('committed', words.colCommittedRows),
      column('late', words.colLate),
      column('ms', 'ms'),
      column('time', words.colStarted),
    ],
    rows: Object.entries(state.loads)
      .map(([id, load]) => {
        const { kind, firstId, lastId, committed, late = [], startedAt, endedAt } = load;
        const ms = endedAt === undefined ? '…' : words.number(endedAt - startedAt);
        return {
          id: `load-${id}`,
          cells: [
            ...[id, words.loadShort[kind], `${firstId} … ${lastId}`, String(committed ?? '…')],
            ...[String(late.length), ms, time(startedAt)],
          ],
          copy: JSON.stringify({ load: id, ...load }),
          detail: `${words.colLate}: ${late.join(' ') || '–'}`,
        };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyLoads,
  };
}

/** First deliveries that came after a later event of the same order. */
export function orderTab({ lanes }: State, words: Messages): EvidenceTab {
  return {
    id: 'order',
    label: words.tabOrder,
    columns: [
      column('position', words.colPosition),
      column('aggregate', 'aggregateid'),
      column('type', words.colCameLate),
      column('event', 'eventId'),
    ],
    rows: KINDS.flatMap((kind) =>
      lanes[kind].inverted.map(({ offset, aggregateid, type, eventId }) => ({
        id: `inverted-${kind}-${offset}`,
        cells: [`${topicOf(kind)}-0@${offset}`, aggregateid, type, eventId],
      })),
    ).reverse(),
    empty: words.emptyOrder,
  };
}

export function parkedTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'parked',
    label: words.tabParked,
    columns: [
      column('id', 'outbox_parked._id'),
      column('aggregate', 'aggregateid'),
      column('bytes', words.colBytes),
      column('type', 'type'),
      column('code', 'code'),
      column('message', 'message'),
      column('time', words.colParkedAt),
    ],
    rows: state.parked
      .map(({ kind, eventId, aggregateid, bytes, cause, at }) => ({
        id: `parked-${kind}-${eventId}`,
        cells: [
          ...[`${kind} ${eventId}`, aggregateid, words.number(bytes), cause.type ?? '–'],
          ...[String(cause.code ?? '–'), cause.message, time(at)],
        ],
        copy: JSON.stringify({ kind, eventId, aggregateid, bytes, cause, at }),
        detail: `${cause.name}: ${cause.message}`,
      }))
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyParked,
  };
}

/** Every start of a relay, how it ended, and what it had carried when nothing was left. */
export function runsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const dead = (pid: number) => state.deaths.some((death) => death.pid === pid);
  return {
    id: 'runs',
    label: words.tabRuns,
    columns: [
      column('relay', 'relay'),
      column('pid', 'pid'),
      column('point', words.colCrashPoint),
      column('end', words.colEnd),
      column('rows', words.colDrained),
      column('ms', 'ms'),
      column('time', words.colStarted),
    ],
    rows: state.runs
      .map(({ relay, pid, crashPoint, drained, startedAt }) => ({
        id: `run-${relay}-${pid}`,
        cells: [
          ...[relay, String(pid), crashPoint ?? '–', dead(pid) ? 'SIGKILL' : '–'],
          ...[drained ? words.number(drained.rows) : '–', drained ? words.number(drained.ms) : '–'],
          time(startedAt),
        ],
        copy: JSON.stringify({ relay, pid, crashPoint, drained, startedAt }),
      }))
      .slice(-ROWS_MAX)
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyRuns,
  };
}
