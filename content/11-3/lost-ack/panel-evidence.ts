/**
 * The evidence of the lab `lost-ack` as rows: what broker, producer, proxy and payment each wrote
 * down, and one tab that follows each form through all of them. No tab names a cause.
 */
import {
  column,
  type ExactTime,
  eventColumn,
  factRow,
  fromDatabase,
  groupTab,
  ROWS_MAX,
  recordTab,
  settingsTab,
} from '#components/lab/evidence-tabs.ts';
import type { EvidenceRow, EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import type { PaymentFact } from './model-documents.ts';
import { cutsOf, eventsOf, type Trace, tracesOf } from './model-traces.ts';
import { PAYMENT, TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    traceTab(state, words, time),
    proxyTab(state, words, time),
    sendsTab(state, words, time),
    recordTab(TOPIC, state, words, time, [eventColumn(words.colEvent)]),
    paymentsTab(state, words, time),
    groupTab([[PAYMENT, state.groups.payment]], state.end, words),
    settingsTab(words),
  ];
}

/** Beside the number of the call; the tab of the calls has the words. */
const OUTCOME_SIGNS = { acked: '✓', failed: '✗', open: '?' } as const;

const listed = (all: readonly (string | number)[]): string => all.join(', ') || '–';
const distinct = <Value>(all: readonly Value[]): Value[] => [...new Set(all)];
function traceTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'trace',
    label: words.tabTrace,
    columns: [
      column('form', words.colForm),
      column('order', words.colOrder),
      column('event', words.colEvent),
      column('sends', 'send'),
      column('pid', words.colPid),
      column('offsets', words.colOffsets),
      column('cut', words.colCut),
      column('charges', words.colCharges),
    ],
    rows: tracesOf(state)
      .slice(-ROWS_MAX)
      .map((trace) => traceRow(trace, words))
      .reverse(),
    ...fromDatabase(state, words, time),
    empty: words.emptyTrace,
  };
}

function traceRow(trace: Trace, words: Messages): EvidenceRow {
  const { key, sends, copies, payments } = trace;
  const cells = [
    key,
    listed(distinct(sends.map(({ order }) => order))),
    listed(eventsOf(trace)),
    listed(sends.map(({ id, outcome }) => `${id.split('/').at(-1)} ${OUTCOME_SIGNS[outcome]}`)),
    listed(distinct(sends.map(({ pid }) => pid))),
    listed(copies.map(({ offset }) => offset)),
    listed(cutsOf(trace).map(({ id, baseOffset }) => words.cutAt(id, baseOffset))),
    listed(timesCharged(payments).map(([offset, n]) => words.times(offset, n))),
  ];
  return factRow(key, cells, trace);
}

function timesCharged(payments: readonly PaymentFact[]): (readonly [number, number])[] {
  const offsets = payments.map(({ offset }) => offset);
  const count = (offset: number) => offsets.filter((one) => one === offset).length;
  return distinct(offsets).map((offset) => [offset, count(offset)] as const);
}

function proxyTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const at = (ms: number | null) => (ms === null ? '–' : time(ms));
  return {
    id: 'proxy',
    label: words.tabProxy,
    columns: [
      column('request', words.colRequest),
      column('fate', words.colFate),
      column('answer', words.colAnswer),
      column('seen', words.colSeen),
      column('answered', words.colAnswered),
      column('connection', words.colConnection),
      column('correlation', words.colCorrelation),
      column('bytes', words.colBytes),
    ],
    rows: Object.values(state.requests)
      .sort((a, b) => b.id - a.id)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const answer = one.baseOffset === null ? '–' : words.storedAt(one.baseOffset);
        const cells = [one.id, words.fates[one.fate], answer, at(one.at), at(one.answeredAt)];
        const { connection, correlationId, bytes } = one;
        return factRow(`request-${one.id}`, [...cells, connection, correlationId, bytes], one);
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptyProxy,
  };
}

function sendsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'sends',
    label: words.tabSends,
    columns: [
      column('send', words.tabSends),
      column('event', words.colEvent),
      column('outcome', words.colOutcome),
      column('offset', words.colAnswer),
      column('took', words.colTook),
      column('retries', words.colRetries),
      column('pid', words.colPid),
      column('error', words.colError),
    ],
    rows: Object.values(state.sends)
      .sort((a, b) => b.at - a.at)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const { id, eventId, outcome, baseOffset, ms, retries, pid, error } = one;
        const cells = [id, eventId, words.outcomes[outcome], baseOffset, ms, retries, pid, error];
        return { ...factRow(id, cells, one), follow: one.order };
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptySends,
  };
}

function paymentsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'payments',
    label: words.tabPayments,
    columns: [
      column('from', words.colPosition),
      column('order', words.colOrder),
      column('event', words.colEvent),
      column('form', words.colForm),
      column('total', words.colTotal),
      column('pid', words.colPid),
    ],
    rows: Object.values(state.payments)
      .sort((a, b) => b.at - a.at)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const { id, offset, order, eventId, key, total, pid } = one;
        const cells = [`${TOPIC}-0@${offset}`, order, eventId, key, total, pid];
        return { ...factRow(id, cells, one), follow: order };
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptyPayments,
  };
}
