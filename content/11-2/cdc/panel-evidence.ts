/** The evidence of the lab `cdc` as rows: what broker and database said, compared by id. */
import {
  column,
  type ExactTime,
  eventColumn,
  ROWS_MAX,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { Messages } from './messages.id.ts';
import { copyTallyOf, livesOf, roundOf, type State, tallyOf } from './model.ts';
import type { RunDocument } from './model-facts.ts';
import { COPIES, MODES, type Mode, TOPIC } from './names.ts';

/** Ids of one row; the copy button gives all of them. */
const NAMED_MAX = 12;

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    differenceTab(state, words),
    livesTab(state, words, time),
    placeTab(state, words, time),
    recordTab(TOPIC, state, words, time, [eventColumn('eventId'), deliveryColumn(state, words)]),
    refusalTab(state, words, time),
    settingsTab(words),
  ];
}

const named = (ids: readonly string[]): string => {
  if (ids.length === 0) return '–';
  const shown = ids.slice(0, NAMED_MAX).join(' ');
  return ids.length > NAMED_MAX ? `${shown} …` : shown;
};

/** What is in one and not in the other, by id. */
function differenceTab(state: State, words: Messages): EvidenceTab {
  const begun = (row: Mode | 'own') => roundOf(state, row)?._id ?? 0;
  const flows = (['own', ...MODES] as const)
    .filter((row) => begun(row) > 0)
    .sort((a, b) => begun(b) - begun(a))
    .map((row) => {
      const { orders, events, lost, doubled, kills } = tallyOf(state, row);
      const cells = [words.rowName[row], orders, events, named(lost), named(doubled), kills.length];
      return {
        id: row,
        cells: cells.map(String),
        copy: JSON.stringify({ row, orders, events, lost, doubled, kills }),
        detail: `${words.colLost}: ${named(lost)}\n${words.colDoubled}: ${named(doubled)}`,
      };
    });
  const copies = COPIES.filter((name) => state.copies[name].end > 0).map((name) => {
    const { missing, stale } = copyTallyOf(state, name);
    const cells = [name, state.lastNumber, state.copies[name].end, named(missing), '–', '–'];
    return {
      id: name,
      cells: cells.map(String),
      copy: JSON.stringify({ copy: name, missing, stale }),
      detail: `${words.colMissing}: ${named(missing)}\n${words.colStale}: ${named(stale)}`,
    };
  });
  return {
    id: 'difference',
    label: words.tabDifference,
    columns: [
      column('flow', words.colFlow),
      column('orders', 'orders'),
      column('events', words.colEvents),
      column('lost', words.colLost),
      column('doubled', words.colDoubled),
      column('kills', 'SIGKILL'),
    ],
    rows: [...copies.toReversed(), ...flows],
    empty: words.emptyDifference,
  };
}

function livesTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const lives = livesOf(state);
  return {
    id: 'lives',
    label: words.tabLives,
    columns: [
      column('started', words.colStarted),
      column('pid', 'pid'),
      column('saves', words.colSaves),
      column('from', words.colFrom),
      column('ended', words.colEnded),
    ],
    rows: lives
      .map((run, index) => ({
        id: run._id,
        cells: [
          time(run.startedAt),
          String(run.pid),
          `${words.saveWords[run.save]}${run.every === 1 ? '' : ` / ${run.every}`}`,
          fromText(run, words),
          endedText(run, index === lives.length - 1, words, time),
        ],
        copy: JSON.stringify(run),
        ...(run.from?.token ? { detail: run.from.token } : {}),
      }))
      .reverse()
      .slice(0, ROWS_MAX),
    ...sourceAt(state.placeReadAt, words.readAtDatabase, time),
    empty: words.emptyLives,
  };
}

function fromText({ from, copied }: RunDocument, words: Messages): string {
  if (!from) return '–';
  const at = from.token ? `${from.token.slice(0, 20)}…` : (from.position ?? '');
  const documents = copied === undefined ? '' : ` (${copied})`;
  return `${words.fromWords[from.kind]}${documents} ${at}`;
}

function endedText(run: RunDocument, last: boolean, words: Messages, time: ExactTime): string {
  if (!run.ended) return last ? words.lives : words.diedSilent;
  const { refusal, at } = run.ended;
  return refusal ? `${refusal.code} ${time(at)}` : `SIGTERM ${time(at)}`;
}

function placeTab({ place, placeReadAt }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'place',
    label: 'cdc_state',
    columns: [
      column('id', '_id'),
      column('token', 'token._data'),
      column('savedAt', 'savedAt'),
      column('saves', 'saves'),
    ],
    rows: place
      ? [
          {
            id: place._id,
            cells: [place._id, place.token?._data ?? '–', time(place.savedAt), String(place.saves)],
            copy: JSON.stringify(place),
            detail: JSON.stringify(place),
          },
        ]
      : [],
    ...sourceAt(placeReadAt, words.readAtDatabase, time),
    empty: words.noPlace,
  };
}

const deliveryColumn = ({ nth }: State, words: Messages) => ({
  ...column('delivery', words.colDelivery),
  of: ({ offset }: LogRecord) => String(nth[offset] ?? 1),
});

/** The server's own words, as they came. */
function refusalTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'refusal',
    label: words.tabRefusal,
    columns: [
      column('time', words.colTime),
      column('code', words.colCode),
      column('message', words.colMessage),
      column('labels', 'errorLabels'),
    ],
    rows: livesOf(state)
      .flatMap(({ _id, ended }) => {
        const refusal = ended?.refusal;
        if (!refusal) return [];
        const { code, codeName = '', message, labels } = refusal;
        const cells = [time(ended.at), `${code} ${codeName}`.trim(), message, labels.join(' ')];
        return [{ id: _id, cells, copy: JSON.stringify(refusal), detail: message }];
      })
      .reverse(),
    ...sourceAt(state.placeReadAt, words.readAtDatabase, time),
    empty: words.emptyRefusal,
  };
}
