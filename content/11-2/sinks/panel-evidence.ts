/** The evidence of the lab `sinks` as rows: what database, broker and both views said, hop by hop. */
import {
  column,
  type ExactTime,
  fromDatabase,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
  sourceAt,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import { isEqual, type State, spreadOf } from './model.ts';
import { shownAnswer } from './model-answers.ts';
import { SINKS, TOPIC } from './names.ts';
import { SELECTS } from './selects.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    waysTab(state, words, time),
    flowsTab(state, words, time),
    readingsTab(state, words, time),
    buildsTab(state, words, time),
    comparisonsTab(state, words, time),
    sqlTab(state, words, time),
    recordTab(TOPIC, state, words, time),
    groupTab(
      SINKS.map((name) => [name, state.groups[name]] as const),
      state.end,
      words,
    ),
    settingsTab(words),
  ];
}

/** Every hop of an order under its one trace id; from the commit on as distances, ms. */
function waysTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const after = (from: number, to: number | null) => (to === null ? '…' : `+${to - from}`);
  return {
    id: 'ways',
    label: words.tabWays,
    columns: [
      column('order', words.colOrder),
      column('created', 'createdAt'),
      column('committed', words.colCommittedAt),
      column('read', words.colReadAt),
      column('appended', words.colAppendedAt),
      column('search', 'search'),
      column('analytics', 'analytics'),
      column('trace', 'traceId'),
    ],
    rows: state.ways
      .map((way) => {
        const { orderId, traceId, createdAt, committedAt: from, readAt, appendedAt } = way;
        const hops = [readAt, appendedAt, way.search, way.analytics].map((at) => after(from, at));
        return {
          id: `way-${orderId}-${way.offset}`,
          cells: [orderId, time(createdAt), time(from), ...hops, traceId],
          copy: JSON.stringify(way),
          detail: `${TOPIC}-0@${way.offset} traceId=${traceId}`,
          follow: orderId,
        };
      })
      .reverse(),
    ...sourceAt(state.readAt, words.readAt, time),
    empty: words.emptyWays,
  };
}

function flowsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'flows',
    label: words.tabFlows,
    columns: [
      column('flow', words.colFlow),
      column('orders', 'orders'),
      column('slow', words.colSlow),
      column('search', 'search p50 / p99'),
      column('analytics', 'analytics p50 / p99'),
      column('gap', words.colGap),
      column('time', words.colStarted),
    ],
    rows: Object.values(state.flows)
      .map((flow) => {
        const spreads = SINKS.map((sink) => {
          const { orders, p50 = '–', p99 = '–' } = spreadOf(state, flow._id, sink);
          return `${p50} / ${p99} (${orders})`;
        });
        const { ended } = flow;
        const written = `${ended ? ended.written : '…'} / ${flow.orders}`;
        const slow = flow.slow ? words.yes : words.no;
        const gap = ended ? String(ended.longestGapMs) : '…';
        return {
          id: `flow-${flow._id}`,
          cells: [String(flow._id), written, slow, ...spreads, gap, time(flow.startedAt)],
          copy: JSON.stringify(flow),
        };
      })
      .reverse()
      .slice(0, ROWS_MAX),
    ...fromDatabase(state, words, time),
    empty: words.emptyFlows,
  };
}

/** What the buyer was told of its own order, at the instant of the 201. */
function readingsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const said = ({ found, ms }: { found: boolean; ms: number }) =>
    `${found ? words.there : words.notThere} (${words.number(ms)} ms)`;
  return {
    id: 'readings',
    label: words.tabReadings,
    columns: [
      column('order', words.colOrder),
      column('at', '201'),
      column('search', 'search'),
      column('service', 'order-service'),
      column('after', words.colFoundAfter),
      column('trace', 'traceId'),
    ],
    rows: state.readings
      .map((reading) => {
        const { _id, at, search, service, foundAfterMs, traceId } = reading;
        const waited = foundAfterMs === null ? '–' : `${words.number(foundAfterMs)} ms`;
        return {
          id: `reading-${_id}`,
          cells: [_id, time(at), said(search), said(service), waited, traceId],
          copy: JSON.stringify(reading),
          follow: _id,
        };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyReadings,
  };
}

/** Every time that a view began at offset 0, by a start or by a wipe. */
function buildsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'builds',
    label: words.tabBuilds,
    columns: [
      column('view', words.colView),
      column('pid', 'pid'),
      column('why', words.colWhy),
      column('cleared', words.colCleared),
      column('records', words.colRecords),
      column('ms', 'ms'),
    ],
    rows: state.builds
      .map((build) => {
        const { sink, pid, number, wiped, clearedAt, rebuilt } = build;
        const sums = rebuilt
          ? [words.number(rebuilt.records), words.number(rebuilt.ms)]
          : ['…', '…'];
        return {
          id: `build-${sink}-${pid}-${number}`,
          cells: [
            sink,
            String(pid),
            wiped ? words.byWipe : words.byStart,
            time(clearedAt),
            ...sums,
          ],
          copy: JSON.stringify(build),
        };
      })
      .reverse(),
    ...sourceAt(state.readAt, words.readAt, time),
    empty: words.emptyBuilds,
  };
}

function comparisonsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'comparisons',
    label: words.tabComparisons,
    columns: [
      column('time', words.colStarted),
      column('end', 'end'),
      column('orders', 'hash(orders)'),
      column('search', 'hash(search)'),
      column('analytics', 'hash(analytics)'),
      column('equal', words.colEqual),
    ],
    rows: state.comparisons
      .map((comparison) => {
        const { _id, at, end, orders, search, analytics } = comparison;
        const sums = [orders, search, analytics].map((sum) =>
          sum ? `${sum.hash} (${sum.documents})` : '–',
        );
        const equal = isEqual(comparison) ? '=' : '≠';
        return {
          id: `comparison-${_id}`,
          cells: [time(at), String(end), ...sums, equal],
          copy: JSON.stringify(comparison),
        };
      })
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyComparisons,
  };
}

/** The answer that is shown, whole, under the very sentence that was run. */
function sqlTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const answer = shownAnswer(state);
  return {
    id: 'sql',
    label: 'SQL',
    columns: [
      column('label', words.colLabel),
      column('orders', 'orders'),
      column('turnover', words.colTurnover),
      column('ms', 'ms'),
      column('next', words.colUpTo),
    ],
    rows: (answer?.rows ?? []).map(({ label, orders, turnover }) => {
      const shown = answer?.name === 'minute' ? time(Number(label)) : label;
      const asked = [String(answer?.ms ?? '–'), String(answer?.next ?? '–')];
      return {
        id: `sql-${label}`,
        cells: [shown, words.number(orders), words.rupiah(turnover), ...asked],
        detail: answer ? SELECTS[answer.name] : '',
      };
    }),
    ...sourceAt(answer?.at ?? null, words.readAtAnalytics, time),
    empty: words.notSummed,
  };
}
