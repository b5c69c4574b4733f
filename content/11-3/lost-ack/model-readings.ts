/** What the facts of the lab `lost-ack` mean: milestones, figures of the text, guesses borne out. */
import { latest } from '#lib/fold/latest.ts';
import type { LabModel } from '#lib/lab.ts';
import type { SendFact } from '../../shop/proxied-documents.ts';
import { isReadBack } from '../../shop/proxied-state.ts';
import type { Facts } from './model.ts';
import type { CaseFact } from './model-documents.ts';
import {
  cutsOf,
  eventsOf,
  redelivered,
  resentAs,
  retriedAt,
  type Trace,
  tracesOf,
} from './model-traces.ts';

/** Answered at once: one call, one request, one record. */
const isPlain = ({ sends, copies, requests }: Trace): boolean =>
  copies.length === 1 && requests.length === 1 && sends.length === 1 && isAcked(sends[0]);

const isAcked = (send: SendFact | undefined): boolean => send?.outcome === 'acked';

/** An ack was cut while the client was to repeat, and the call has ended. */
const doubled = (state: Facts): Trace | undefined =>
  tracesOf(state).find((trace) => lostCall(trace, (retries) => retries > 0) !== undefined);

/** The same, while it was not. */
const silent = (state: Facts): Trace | undefined =>
  tracesOf(state).find((trace) => lostCall(trace, (retries) => retries === 0) !== undefined);

/** The call whose ack was cut, once its program has noted how it ended. */
function lostCall(trace: Trace, manner: (retries: number) => boolean): SendFact | undefined {
  const lost = trace.copies.find(({ offset }) =>
    cutsOf(trace).some(({ baseOffset }) => baseOffset === offset),
  );
  return trace.sends.find(
    ({ eventId, pid, retries, outcome }) =>
      eventId === lost?.eventId && pid === lost.pid && manner(retries) && outcome !== 'open',
  );
}

const resent = (state: Facts): Trace | undefined => tracesOf(state).find(resentAs);
const clicked = (state: Facts): Trace | undefined =>
  tracesOf(state).find((trace) => eventsOf(trace).length > 1);
const repeated = (state: Facts): Trace | undefined => tracesOf(state).find(redelivered);

export const casesOf = ({ cases }: Facts): readonly CaseFact[] => sorted(cases);
const sorted = latest((cases: Facts['cases']): readonly CaseFact[] =>
  Object.values(cases).sort((a, b) => a.id - b.id),
);

/** The case whose cause is still to be named. */
export const openCaseOf = (state: Facts): CaseFact | undefined =>
  casesOf(state).findLast(({ named }) => named === null);

/** All of the open case has happened, and its last record is known. */
export const isTold = (state: Facts): boolean => {
  const end = openCaseOf(state)?.end ?? null;
  return end !== null && state.end >= end;
};

/** In the order of the text. */
export const milestones = {
  first: (state) => tracesOf(state).some(isPlain),
  doubled: (state) => tracesOf(state).some(retriedAt) && doubled(state) !== undefined,
  silent: (state) => silent(state) !== undefined,
  resent: (state) => resent(state) !== undefined,
  clicked: (state) => clicked(state) !== undefined,
  redelivered: (state) => repeated(state) !== undefined,
  named: (state) => casesOf(state).some(({ named, cause }) => named !== null && named === cause),
} satisfies Record<string, (state: Facts) => boolean>;

/** What the log holds of the event whose ack was cut, and what its program heard. */
function lostOf(trace: Trace | undefined, manner: (retries: number) => boolean) {
  const call = trace && lostCall(trace, manner);
  if (!trace || !call) return undefined;
  const copies = trace.copies.filter(
    ({ eventId, pid }) => eventId === call.eventId && pid === call.pid,
  );
  return { call, copies: copies.length };
}

/** As the options of the guess say it. */
const heard = ({ outcome }: SendFact): string => (outcome === 'acked' ? '✓' : '✗');

export const measures: LabModel<Facts>['measures'] = {
  'lost-ack': (state) => {
    const lost = lostOf(doubled(state), (retries) => retries > 0);
    if (!lost || !isReadBack(state, lost.call)) return undefined;
    const twice = lost.copies > 1;
    const option = twice ? 'twice-ok' : isAcked(lost.call) ? 'once-ok' : 'once-failed';
    return { option, value: `×${lost.copies}, ${heard(lost.call)}` };
  },
  'no-retry': (state) => {
    const lost = lostOf(silent(state), (retries) => retries === 0);
    if (!lost) return undefined;
    const option = isAcked(lost.call) ? 'acked' : lost.copies > 0 ? 'stored' : 'not-stored';
    return { option, value: `×${lost.copies}, ${heard(lost.call)}` };
  },
  redelivery: (state) => {
    const trace = repeated(state);
    const payments = trace && redelivered(trace);
    if (!trace || !payments) return undefined;
    const [first] = payments;
    const records = trace.copies.filter(({ eventId }) => eventId === first?.eventId).length;
    const option = records > 1 ? 'two-two' : payments.length > 1 ? 'one-two' : 'one-one';
    return { option, value: `${records} / ${payments.length}` };
  },
};

const listed = (all: readonly (string | number)[]): string => all.join(', ');

/** The figures of each experiment's first order; later ones don't change them. */
export const live: LabModel<Facts>['live'] = {
  plainOrder: (state) => tracesOf(state).find(isPlain)?.sends[0]?.order,
  plainOffset: (state) => tracesOf(state).find(isPlain)?.copies[0]?.offset.toString(),
  doubledOrder: (state) => doubled(state)?.sends[0]?.order,
  doubledOffsets: (state) => {
    const trace = doubled(state);
    return trace && listed(trace.copies.map(({ offset }) => offset));
  },
  ackedOffset: (state) => doubled(state)?.sends[0]?.baseOffset?.toString(),
  cutOffset: (state) => {
    const trace = doubled(state);
    return trace && cutsOf(trace)[0]?.baseOffset?.toString();
  },
  tookMs: (state) => doubled(state)?.sends[0]?.ms?.toString(),
  silentOrder: (state) => silent(state)?.sends[0]?.order,
  silentOffset: (state) => {
    const trace = silent(state);
    return trace && cutsOf(trace)[0]?.baseOffset?.toString();
  },
  resentOrder: (state) => resent(state)?.sends[0]?.order,
  resentPids: (state) => {
    const trace = resent(state);
    return trace && listed((resentAs(trace) ?? []).map(({ pid }) => pid));
  },
  clickedOrders: (state) => {
    const trace = clicked(state);
    return trace && listed(trace.copies.map(({ order }) => order));
  },
  clickedKey: (state) => clicked(state)?.key,
  redeliveredOffset: (state) => {
    const trace = repeated(state);
    return trace && redelivered(trace)?.[0]?.offset.toString();
  },
  redeliveredPids: (state) => {
    const trace = repeated(state);
    return trace && listed((redelivered(trace) ?? []).map(({ pid }) => pid));
  },
};
