/** The evidence of the lab `one-fate`, second half: refusals, tries and lives, as written down. */
import { column, type ExactTime, fromDatabase, ROWS_MAX } from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { waitOf } from './model-readings.ts';
import { TOPIC } from './names.ts';

const text = (value: unknown): string => {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '–');
};

export function refusalsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'refusals',
    label: words.tabRefusals,
    columns: [
      column('position', words.colPosition),
      column('consumer', 'consumer'),
      column('code', words.colCode),
      column('keyValue', 'keyValue'),
      column('message', 'message'),
    ],
    rows: state.refusals
      .map((refusal) => {
        const { id, consumer, offset, code, keyValue, message, at } = refusal;
        const said = message ?? words.foundFirst;
        const cells = [`${TOPIC}-0@${offset}`, consumer, text(code), text(keyValue), said];
        const detail = `${said}\n${words.colSeenAt} ${time(at)}`;
        return { id, cells, copy: JSON.stringify(refusal), detail };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyRefusals,
  };
}

/** What `withTransaction` went through: each callback that was told to run again. */
export function triesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'tries',
    label: words.tabTries,
    columns: [
      column('event', 'eventId'),
      column('name', words.colProgram),
      column('runs', words.colRuns),
      column('codes', words.colCodes),
      column('ms', words.colWaited),
      column('message', 'message'),
    ],
    rows: state.tries
      .map((one) => {
        const { id, eventId, name, pid, runs, codes, error, endedAt } = one;
        const counts = Object.entries(codes).map(([code, count]) => `${code} × ${count}`);
        const said = text(error?.message);
        const waited = endedAt === undefined ? '…' : words.number(waitOf(one));
        const cells = [eventId, `${name} ${pid}`, words.number(runs), counts.join(', ') || '–'];
        return {
          id,
          cells: [...cells, waited, said],
          copy: JSON.stringify(one),
          detail: JSON.stringify(error, null, 1),
        };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyTries,
  };
}

/** Each life of a service: what Kafka gave it first, and where it died. */
export function livesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'lives',
    label: words.tabLives,
    columns: [
      column('name', words.colService),
      column('pid', 'pid'),
      column('first', words.colFirst),
      column('died', words.colDied),
      column('event', 'eventId'),
      column('position', words.colInHand),
      column('time', words.colStarted),
    ],
    rows: state.lives
      .map((life) => {
        const { id, name, pid, first, reached, startedAt } = life;
        const died = reached ? `SIGKILL · ${reached.point}` : '–';
        const inHand = reached?.offset ?? '–';
        const cells = [name, pid, first ?? '–', died, reached?.eventId ?? '–', inHand];
        const copy = JSON.stringify(life);
        return { id: `life-${id}`, cells: [...cells.map(String), time(startedAt)], copy };
      })
      .slice(-ROWS_MAX)
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyLives,
  };
}
