/** The evidence of the lab `commit-order` as rows: what broker and database really say. */
import {
  column,
  type ExactTime,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import { findIn } from '#lib/fold/shelves.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { lastSeries, orderAt, outcomeOf, seriesOf, signalsIn } from './model-series.ts';
import { CONSUMERS, type ConsumerName, TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    oddTab(state, words, time),
    signalsTab(state, words, time),
    resultsTab(state, words),
    recordTab(TOPIC, state, words, time),
    groupTab(
      CONSUMERS.map((name) => [name, state.groups[name]]),
      state.end,
      words,
    ),
    settingsTab(words),
  ];
}

/** Orders of the last series that were not charged exactly once, the lost ones first. */
function oddTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const series = lastSeries(state);
  const rows = CONSUMERS.flatMap((name) => {
    const { never, again } = outcomeOf(state, name, series);
    return [
      ...never.map((offset) => oddRow(state, words, name, offset)),
      ...again.map((offset) => oddRow(state, words, name, offset)).reverse(),
    ];
  });
  return {
    id: 'odd',
    label: words.tabOdd,
    columns: [
      column('group', words.colService),
      column('order', words.colOrder),
      column('position', words.colPosition),
      column('times', words.colTimes),
      column('charged', words.colCharged),
      column('pids', words.colPids),
    ],
    rows: rows.slice(0, ROWS_MAX),
    ...sourceAt(state.paidAt, words.readAtDatabase, time),
    empty: words.emptyOdd,
  };
}

function oddRow(state: State, words: Messages, group: ConsumerName, offset: number): EvidenceRow {
  const orderId = orderAt(state, offset);
  const paid = findIn(state.paid[group], orderId);
  const { times = 0, charged = 0, pids = [] } = paid ?? {};
  const place = `${TOPIC}-0@${offset}`;
  const by = pids.join(', ') || '–';
  return {
    id: `${group}/${orderId}`,
    cells: [group, orderId, place, words.number(times), words.rupiah(charged), by],
    copy: JSON.stringify({ _id: `${group}/${orderId}`, offset, times, charged, pids }),
    follow: orderId,
  };
}

/** Each signal with what the broker said of the group just before it was sent. */
function signalsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const rows = state.signals.map(({ id, at, group, signal, place, offset, committed, end }) => {
    const stood = place === null ? '–' : `${place} @${offset}`;
    const lag = end - (committed ?? 0);
    const cells = [time(at), group, signal, stood, committed ?? '–', end, lag];
    return {
      id,
      cells: cells.map(String),
      copy: JSON.stringify({ at, group, signal, place, offset, committed, end }),
    };
  });
  return {
    id: 'signals',
    label: words.tabSignals,
    columns: [
      column('at', words.colSentAt),
      column('group', words.colService),
      column('signal', words.colSignal),
      column('place', words.colPlace),
      column('committed', words.colCommitted),
      column('end', 'end'),
      column('lag', words.colLag),
    ],
    rows: rows.reverse(),
    empty: words.emptySignals,
  };
}

/** What each service has made of each series: the reader's own table of results. */
function resultsTab(state: State, words: Messages): EvidenceTab {
  const rows = seriesOf(state).flatMap((series) =>
    CONSUMERS.map((name) => {
      const { orders, charges, amount } = outcomeOf(state, name, series);
      const count = (signal: 'SIGKILL' | 'SIGTERM') =>
        words.number(signalsIn(state, name, series, signal).length);
      const surplus = charges - orders;
      const cells = [String(series.number), name, words.number(orders), count('SIGKILL')];
      return {
        id: `${series.first}-${name}`,
        cells: [
          ...cells,
          count('SIGTERM'),
          words.number(charges),
          words.rupiah(amount),
          `${surplus > 0 ? '+' : ''}${words.number(surplus)}`,
        ],
      };
    }),
  );
  return {
    id: 'results',
    label: words.tabResults,
    columns: [
      column('series', words.colSeries),
      column('group', words.colService),
      column('orders', words.colOrders),
      column('kills', 'SIGKILL'),
      column('terms', 'SIGTERM'),
      column('charges', words.colCharges),
      column('charged', words.colCharged),
      column('surplus', words.colSurplus),
    ],
    rows: rows.reverse(),
    empty: words.emptyResults,
  };
}
