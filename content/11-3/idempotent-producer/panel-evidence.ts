/**
 * The evidence of the lab `idempotent-producer` as rows: what the proxy saw pass, what the program
 * noted, what the log holds under which number, and what was charged.
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
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { LogRecord } from '#lib/events.ts';
import type { BatchFact } from '../../shop/proxied-documents.ts';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { PAYMENT, TOPIC } from './names.ts';

export function evidenceOf(state: State, words: Messages, time: ExactTime): EvidenceTab[] {
  return [
    numbersTab(state, words, time),
    sendsTab(state, words, time),
    recordTab(TOPIC, state, words, time, [numberColumn(words), eventColumn(words.colEvent)]),
    paymentsTab(state, words, time),
    groupTab([[PAYMENT, state.groups.payment]], state.end, words),
    settingsTab(words),
  ];
}

const numberText = (number: BatchFact | null | undefined): string =>
  number ? `${number.id} / ${number.epoch} / ${number.sequence}` : '–';

function numbersTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  return {
    id: 'numbers',
    label: words.tabNumbers,
    columns: [
      column('request', words.colRequest),
      column('number', words.colNumber),
      column('answer', words.colAnswer),
      column('fate', words.colFate),
      column('seen', words.colSeen),
      column('connection', words.colConnection),
    ],
    rows: Object.values(state.requests)
      .sort((a, b) => b.id - a.id)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const { id, number, baseOffset, fate, at, connection } = one;
        const answer = baseOffset === null ? '–' : words.at(baseOffset);
        const cells = [id, numberText(number), answer, words.fates[fate], time(at), connection];
        return factRow(`request-${id}`, cells, one);
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptyNumbers,
  };
}

function sendsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const inLog = (eventId: string) => state.copies.filter((copy) => copy.eventId === eventId).length;
  return {
    id: 'sends',
    label: words.tabSends,
    columns: [
      column('send', words.colSend),
      column('event', words.colEvent),
      column('outcome', words.colOutcome),
      column('answer', words.colAnswer),
      column('log', words.colInLog),
      column('took', words.colTook),
      column('pid', words.colPid),
      column('error', words.colError),
    ],
    rows: Object.values(state.sends)
      .sort((a, b) => b.at - a.at)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const { id, order, eventId, outcome, baseOffset, ms, pid, error } = one;
        const answer = baseOffset === null ? '–' : words.at(baseOffset);
        const times = words.times(inLog(eventId));
        const cells = [id, eventId, words.outcomes[outcome], answer, times, ms, pid, error];
        return { ...factRow(id, cells, one), follow: order };
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptySends,
  };
}

const numberColumn = (words: Messages) => ({
  ...column('number', words.colNumber),
  of: ({ numbered }: LogRecord) => numberText(numbered),
});

function paymentsTab(state: State, words: Messages, time: ExactTime): EvidenceTab {
  const all = [...Object.values(state.payments), ...Object.values(state.refusals)];
  return {
    id: 'payments',
    label: words.tabPayments,
    columns: [
      column('from', words.colPosition),
      column('verdict', words.colVerdict),
      column('form', words.colForm),
      column('order', words.colOrder),
      column('event', words.colEvent),
    ],
    rows: all
      .sort((a, b) => b.offset - a.offset)
      .slice(0, ROWS_MAX)
      .map((one) => {
        const { id, offset, refused, key, order, eventId } = one;
        const verdict = refused ? words.verdicts.refused : words.verdicts.paid;
        const cells = [`${TOPIC}-0@${offset}`, verdict, key, order, eventId];
        return { ...factRow(id, cells, one), follow: order };
      }),
    ...fromDatabase(state, words, time),
    empty: words.emptyPayments,
  };
}
