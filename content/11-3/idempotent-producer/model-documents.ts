/**
 * What the three programs left in the database, as the change stream tells it: orders, calls of
 * `send`, the proxy's ledger and lever, payments and refusals. Documents are known by their _id, so
 * one that is told twice counts once; nothing in them is trusted to have the shape it should have.
 */
import type { LabEvent } from '#lib/events.ts';
import { LEDGER, LEVER } from '../../shop/ack-proxy.ts';
import type { Facts } from './model.ts';
import { CHECKS, ORDERS, PAYMENTS, REFUSALS, SENDS, SETTINGS } from './names.ts';

export interface SendFact {
  readonly id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  readonly pid: number;
  /** ms since 1970. */
  readonly at: number;
  readonly outcome: 'open' | 'acked' | 'failed';
  readonly baseOffset: number | null;
  readonly ms: number | null;
  readonly error: string | null;
}

export interface RequestFact {
  /** Which Produce request of this run it was. */
  readonly id: number;
  readonly connection: number;
  readonly at: number;
  readonly baseOffset: number | null;
  readonly fate: 'passed' | 'cut' | 'unanswered';
  /** From the head of its batch; null from a producer that numbers nothing. */
  readonly number: {
    readonly id: string;
    readonly epoch: number;
    readonly sequence: number;
  } | null;
}

/** A payment, or a record that was refused because its form is paid already. */
export interface PaymentFact {
  readonly id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  readonly offset: number;
  readonly at: number;
  readonly refused: boolean;
}

type ById<Fact> = Readonly<Record<string, Fact>>;

export interface Documents {
  /** By order: the key of its form. */
  readonly orders: ById<string>;
  readonly sends: ById<SendFact>;
  readonly requests: ById<RequestFact>;
  readonly payments: ById<PaymentFact>;
  readonly refusals: ById<PaymentFact>;
  /** Does the producer number its batches? */
  readonly idempotent: boolean;
  /** So many acks to come will be cut. */
  readonly armed: number;
  /** Where the log ended when the challenge's line was drawn. */
  readonly line: number | null;
  /** When the database last told something, ms. */
  readonly storedAt: number | null;
}

export const noDocuments: Documents = {
  orders: {},
  sends: {},
  requests: {},
  payments: {},
  refusals: {},
  idempotent: true,
  armed: 0,
  line: null,
  storedAt: null,
};

type Fields = Readonly<Record<string, unknown>>;

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  const next = { ...state, storedAt: at };
  switch (collection) {
    case ORDERS:
      return { ...next, orders: put(state.orders, id, document && text(document.key)) };
    case SENDS:
      return { ...next, sends: put(state.sends, id, document && sendOf(id, document)) };
    case LEDGER:
      return { ...next, requests: put(state.requests, id, document && requestOf(id, document)) };
    case PAYMENTS:
      return { ...next, payments: put(state.payments, id, document && paidOf(id, document)) };
    case REFUSALS:
      return { ...next, refusals: put(state.refusals, id, document && refusedOf(id, document)) };
    case LEVER:
      return { ...next, armed: numberOf(document?.armed) ?? 0 };
    case SETTINGS:
      return id === 'producer' ? { ...next, idempotent: document?.idempotent !== false } : state;
    case CHECKS:
      return id === 'line' ? { ...next, line: numberOf(document?.end) } : state;
    default:
      return state;
  }
}

type Field = 'orders' | 'sends' | 'requests' | 'payments' | 'refusals';

const FIELD_OF: Readonly<Record<string, Field>> = {
  [ORDERS]: 'orders',
  [SENDS]: 'sends',
  [LEDGER]: 'requests',
  [PAYMENTS]: 'payments',
  [REFUSALS]: 'refusals',
};

/** Somebody dropped a whole collection with tools of their own. */
export function foldDropped(state: Facts, collection: string): Facts {
  const field = FIELD_OF[collection];
  return field === undefined ? state : { ...state, [field]: {} };
}

function put<Fact>(all: ById<Fact>, id: string, fact: Fact | null): ById<Fact> {
  if (fact !== null) return { ...all, [id]: fact };
  const { [id]: _gone, ...others } = all;
  return others;
}

function sendOf(id: string, fields: Fields): SendFact {
  const outcome = fields.outcome === 'acked' || fields.outcome === 'failed' ? fields.outcome : null;
  return {
    ...{ id, order: text(fields.order), eventId: text(fields.eventId), key: text(fields.key) },
    ...{ pid: numberOf(fields.pid) ?? 0, at: timeOf(fields.at), outcome: outcome ?? 'open' },
    ...{ baseOffset: numberOf(fields.baseOffset), ms: numberOf(fields.ms) },
    error: errorOf(fields.error),
  };
}

function requestOf(id: string, fields: Fields): RequestFact {
  const fate = fields.fate === 'cut' || fields.fate === 'passed' ? fields.fate : 'unanswered';
  return {
    ...{ id: Number(id), fate, connection: numberOf(fields.connection) ?? 0 },
    ...{ at: timeOf(fields.at), baseOffset: numberOf(fields.baseOffset) },
    number: batchOf(fields.batch),
  };
}

function batchOf(value: unknown): RequestFact['number'] {
  if (typeof value !== 'object' || value === null) return null;
  const { producerId, epoch, sequence } = value as Fields;
  const known = { epoch: numberOf(epoch), sequence: numberOf(sequence) };
  if (typeof producerId !== 'string' || known.epoch === null || known.sequence === null)
    return null;
  return { id: producerId, epoch: known.epoch, sequence: known.sequence };
}

const paidOf = (id: string, fields: Fields): PaymentFact => ({
  ...{ id, order: text(fields.order), eventId: text(fields.eventId), key: text(fields.key) },
  ...{ offset: numberOf(fields.offset) ?? -1, at: timeOf(fields.at), refused: false },
});

const refusedOf = (id: string, fields: Fields): PaymentFact => ({
  ...paidOf(id, fields),
  refused: true,
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '–');

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A date of MongoDB is one in the process that read it, and text in a browser. */
function timeOf(value: unknown): number {
  if (!(value instanceof Date) && typeof value !== 'string') return 0;
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? 0 : at;
}

function errorOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return 'message' in value ? `${value.name}: ${value.message}` : String(value.name);
}
