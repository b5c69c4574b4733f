/** The evidence of the lab `call-or-publish` as rows: what broker, database and consumers said. */
import {
  column,
  type ExactTime,
  groupTab,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import { COPIES, type State, TOPIC } from './model.ts';
import { CONSUMERS } from './order-state.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    seriesTab(state, words),
    groupTab(
      CONSUMERS.map((name) => [name, state.groups[name]] as const),
      state.end,
      words,
    ),
    recordTab(TOPIC, state, words, time),
    copyTab(state, words, time),
    askedTab(state, words, time),
    settingsTab(words),
  ];
}

/** What each series cost in questions, and in bytes. */
function seriesTab({ series, calls, handled }: State, words: Messages): EvidenceTab {
  return {
    id: 'series',
    label: words.tabSeries,
    columns: [
      column('series', words.colSeries),
      column('form', words.colForm),
      column('count', words.colOrders),
      column('bytes', words.colBytes),
      ...CONSUMERS.map((name) => column(name, `GET ${name}`)),
      column('handled', words.colHandled),
    ],
    rows: series
      .map(({ id, form, count, bytes }) => ({
        id: `series-${id}`,
        cells: [
          String(id),
          words.forms[form],
          String(count),
          words.number(bytes),
          ...CONSUMERS.map((name) => String(calls[`${id} ${name}`] ?? 0)),
          String(handled[id] ?? 0),
        ],
      }))
      .reverse(),
    empty: words.emptyLog,
  };
}

function copyTab({ kept, keptAt }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'copies',
    label: words.tabCopies,
    columns: [
      column('id', `${COPIES}._id`),
      column('version', words.colVersion),
      column('address', words.colAddress),
      column('source', words.colSource),
      column('copied', words.colCopied),
    ],
    rows: kept
      .map(({ orderId, version, address, source, copiedAt }) => ({
        id: `copy-${orderId}`,
        cells: [orderId, String(version), address, words.sources[source], time(copiedAt)],
      }))
      .reverse(),
    ...sourceAt(keptAt, words.readAtDatabase, time),
    empty: words.emptyCopies,
  };
}

function askedTab({ asked }: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'asked',
    label: words.tabAsked,
    columns: [
      column('time', words.colAskedAt),
      column('order', words.colOrder),
      column('call', words.byCall),
      column('callMs', 'ms'),
      column('copy', words.byCopy),
      column('copyMs', 'ms'),
    ],
    rows: asked
      .map(({ at, orderId, call, copy, ms }, index) => ({
        id: `asked-${at}-${index}`,
        cells: [
          time(at),
          orderId,
          call.state
            ? `v${call.state.version} ${call.state.address}`
            : (call.errno ?? `HTTP ${call.status}`),
          words.number(call.ms),
          copy ? `v${copy.version} ${copy.address}` : '–',
          words.number(Math.round(ms * 10) / 10),
        ],
        copy: JSON.stringify({ at, orderId, call, copy }),
      }))
      .reverse(),
    empty: words.notAsked,
  };
}
