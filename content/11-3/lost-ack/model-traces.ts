/**
 * Follows one wish of a buyer through everything that wrote something down: the form's key leads to
 * its orders, the orders to their records, those to the requests that the proxy saw, and to the
 * payments. Which cause a doubling had is decided by this alone.
 */
import { latest } from '#lib/fold/latest.ts';
import type { RequestFact, SendFact } from '../../shop/proxied-documents.ts';
import type { Copy } from '../../shop/proxied-state.ts';
import type { Facts } from './model.ts';
import type { PaymentFact } from './model-documents.ts';
import type { Cause } from './names.ts';

export interface Trace {
  /** The form's idempotency key. */
  readonly key: string;
  readonly sends: readonly SendFact[];
  readonly copies: readonly Copy[];
  /** The requests whose answer named one of these records. */
  readonly requests: readonly RequestFact[];
  readonly payments: readonly PaymentFact[];
}

type Parts = Pick<Facts, 'sends' | 'copies' | 'requests' | 'payments'>;

/** In the order in which their first `send` was called. */
export const tracesOf = ({ sends, copies, requests, payments }: Parts): readonly Trace[] =>
  traces(sends, copies, requests, payments);

const traces = latest(
  (
    sends: Facts['sends'],
    copies: Facts['copies'],
    requests: Facts['requests'],
    payments: Facts['payments'],
  ): readonly Trace[] => {
    const found = new Map<string, { -readonly [Part in keyof Trace]: Trace[Part][number][] }>();
    const of = (key: string) => {
      const known = found.get(key) ?? {
        key: [],
        sends: [],
        copies: [],
        requests: [],
        payments: [],
      };
      found.set(key, known);
      return known;
    };
    for (const send of Object.values(sends).sort((a, b) => a.at - b.at)) {
      of(send.key).sends.push(send);
    }
    for (const copy of copies) of(copy.key).copies.push(copy);
    const keyAt = new Map(copies.map(({ offset, key }) => [offset, key]));
    for (const request of Object.values(requests)) {
      const key = request.baseOffset === null ? undefined : keyAt.get(request.baseOffset);
      if (key !== undefined) of(key).requests.push(request);
    }
    const paid = Object.values(payments).sort((a, b) => a.at - b.at);
    for (const payment of paid) of(payment.key).payments.push(payment);
    return [...found].map(([key, parts]) => ({ ...parts, key }));
  },
);

/** How often the log holds each event of a trace. */
function times({ copies }: Trace): ReadonlyMap<string, readonly Copy[]> {
  const byEvent = new Map<string, Copy[]>();
  for (const copy of copies) {
    byEvent.set(copy.eventId, [...(byEvent.get(copy.eventId) ?? []), copy]);
  }
  return byEvent;
}

/** The offset that a cut ack would have named, where the same process wrote that event again. */
export function retriedAt(trace: Trace): Copy | undefined {
  const cut = new Set(cutsOf(trace).map(({ baseOffset }) => baseOffset));
  for (const copies of times(trace).values()) {
    const lost = copies.find(
      ({ offset, pid }) =>
        cut.has(offset) && copies.some((one) => one.offset > offset && one.pid === pid),
    );
    if (lost) return lost;
  }
  return undefined;
}

/** Records of one event that different processes wrote. */
export function resentAs(trace: Trace): readonly Copy[] | undefined {
  for (const copies of times(trace).values()) {
    if (new Set(copies.map(({ pid }) => pid)).size > 1) return copies;
  }
  return undefined;
}

/** Distinct events of one form: more than one came of two requests. */
export const eventsOf = ({ copies }: Trace): readonly string[] => [
  ...new Set(copies.map(({ eventId }) => eventId)),
];

/** Payments for one and the same record. */
export function redelivered({ payments }: Trace): readonly PaymentFact[] | undefined {
  for (const { offset } of payments) {
    const same = payments.filter((one) => one.offset === offset);
    if (same.length > 1) return same;
  }
  return undefined;
}

export const cutsOf = ({ requests }: Trace): readonly RequestFact[] =>
  requests.filter(({ fate }) => fate === 'cut');

/** Whatever the evidence proves; nothing where nothing was doubled. */
export function causesOf(trace: Trace): readonly Cause[] {
  const causes: Cause[] = [];
  if (retriedAt(trace)) causes.push('retry');
  if (resentAs(trace)) causes.push('resend');
  if (eventsOf(trace).length > 1) causes.push('click');
  if (redelivered(trace)) causes.push('redelivery');
  return causes;
}

/** One Produce request as the figure draws it. */
export interface Leg {
  readonly request: RequestFact;
  readonly copy: Copy | undefined;
  readonly send: SendFact | undefined;
  /** The program heard of its `send` by this request, or by nothing that came after it. */
  readonly last: boolean;
}

export const legsOf = ({ sends, copies, requests }: Facts): readonly Leg[] =>
  legs(sends, copies, requests);

const legs = latest(
  (sends: Facts['sends'], copies: Facts['copies'], requests: Facts['requests']): readonly Leg[] => {
    const copyAt = new Map(copies.map((copy) => [copy.offset, copy]));
    const called = Object.values(sends).sort((a, b) => a.at - b.at);
    const joined = Object.values(requests)
      .sort((a, b) => a.id - b.id)
      .map((request) => {
        const copy = request.baseOffset === null ? undefined : copyAt.get(request.baseOffset);
        // On one machine and one clock: the last call of that process before the request.
        const send = called.findLast(
          ({ at, eventId, pid }) =>
            at <= request.at && eventId === copy?.eventId && pid === copy.pid,
        );
        return { request, copy, send };
      });
    const heard = new Set<string>();
    return joined
      .reverse()
      .map((leg) => {
        const last = leg.send === undefined || !heard.has(leg.send.id);
        if (leg.send) heard.add(leg.send.id);
        return { ...leg, last };
      })
      .reverse();
  },
);
