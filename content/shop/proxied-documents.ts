/**
 * What the order service behind a proxy, and that proxy, left in the database: calls of `send`, the
 * proxy's ledger and its lever, and the line of a challenge, as the change stream tells them. Known
 * by their _id; nothing in them is trusted to have the shape it should have. Pure.
 */
import type { LabEvent } from '#lib/events.ts';
import {
  type ById,
  errorOf,
  type Fields,
  numberOf,
  textOf,
  timeOf,
  withId,
} from '#lib/fold/fields.ts';
import { LEDGER, LEVER } from './ack-proxy.ts';
import { CHECKS, SENDS } from './proxied-orders.ts';

export interface SendFact {
  readonly id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  readonly pid: number;
  readonly retries: number;
  /** ms since 1970. */
  readonly at: number;
  readonly outcome: 'open' | 'acked' | 'failed';
  readonly baseOffset: number | null;
  readonly ms: number | null;
  readonly error: string | null;
}

/** What an idempotent producer wrote into the head of a batch. */
export interface BatchFact {
  readonly id: string;
  readonly epoch: number;
  readonly sequence: number;
}

export interface RequestFact {
  /** Which Produce request of this run it was. */
  readonly id: number;
  readonly connection: number;
  readonly correlationId: number;
  readonly bytes: number;
  readonly at: number;
  readonly answeredAt: number | null;
  readonly baseOffset: number | null;
  readonly fate: 'passed' | 'cut' | 'unanswered';
  /** null from a producer that numbers nothing. */
  readonly number: BatchFact | null;
}

/** What a payment says of the record it was made for. */
export interface PaidFact {
  readonly id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  readonly offset: number;
  readonly at: number;
}

export interface ProxiedDocuments {
  readonly sends: ById<SendFact>;
  readonly requests: ById<RequestFact>;
  /** So many acks to come will be cut. */
  readonly armed: number;
  /** Where the log ended when the challenge's line was drawn. */
  readonly line: number | null;
  /** When the database last told something, ms. */
  readonly storedAt: number | null;
}

export const noProxied: ProxiedDocuments = {
  sends: {},
  requests: {},
  armed: 0,
  line: null,
  storedAt: null,
};

/** Documents of a lab's own change nothing here: its switch may end with this. */
export function foldProxied<State extends ProxiedDocuments>(
  state: State,
  { collection, id, document, at }: LabEvent & { type: 'document' },
): State {
  const next = { ...state, storedAt: at };
  switch (collection) {
    case SENDS:
      return { ...next, sends: withId(state.sends, id, document && sendOf(id, document)) };
    case LEDGER:
      return { ...next, requests: withId(state.requests, id, document && requestOf(id, document)) };
    case LEVER:
      return { ...next, armed: numberOf(document?.armed) ?? 0 };
    case CHECKS:
      return id === 'line' ? { ...next, line: numberOf(document?.end) } : state;
    default:
      return state;
  }
}

/** Somebody dropped a whole collection with tools of their own. */
export function foldProxiedDropped<State extends ProxiedDocuments>(
  state: State,
  collection: string,
): State {
  if (collection === SENDS) return { ...state, sends: {} };
  return collection === LEDGER ? { ...state, requests: {} } : state;
}

function sendOf(id: string, fields: Fields): SendFact {
  const outcome = fields.outcome === 'acked' || fields.outcome === 'failed' ? fields.outcome : null;
  return {
    ...{ id, order: textOf(fields.order), eventId: textOf(fields.eventId) },
    ...{ key: textOf(fields.key), pid: numberOf(fields.pid) ?? 0 },
    ...{ retries: numberOf(fields.retries) ?? 0, at: timeOf(fields.at) ?? 0 },
    ...{ outcome: outcome ?? 'open', baseOffset: numberOf(fields.baseOffset) },
    ...{ ms: numberOf(fields.ms), error: errorOf(fields.error) },
  };
}

function requestOf(id: string, fields: Fields): RequestFact {
  const fate = fields.fate === 'cut' || fields.fate === 'passed' ? fields.fate : 'unanswered';
  return {
    ...{ id: Number(id), fate, connection: numberOf(fields.connection) ?? 0 },
    ...{ correlationId: numberOf(fields.correlationId) ?? 0, bytes: numberOf(fields.bytes) ?? 0 },
    ...{ at: timeOf(fields.at) ?? 0, answeredAt: timeOf(fields.answeredAt) },
    ...{ baseOffset: numberOf(fields.baseOffset), number: batchOf(fields.batch) },
  };
}

function batchOf(value: unknown): BatchFact | null {
  if (typeof value !== 'object' || value === null) return null;
  const { producerId, ...rest } = value as Fields;
  const [epoch, sequence] = [numberOf(rest.epoch), numberOf(rest.sequence)];
  if (typeof producerId !== 'string' || epoch === null || sequence === null) return null;
  return { id: producerId, epoch, sequence };
}

export const paidOf = (id: string, fields: Fields): PaidFact => ({
  ...{ id, order: textOf(fields.order), eventId: textOf(fields.eventId), key: textOf(fields.key) },
  ...{ offset: numberOf(fields.offset) ?? -1, at: timeOf(fields.at) ?? 0 },
});
