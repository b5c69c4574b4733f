/**
 * What the three programs left in the database, as the change stream tells it: calls of `send`, the
 * proxy's ledger and lever, payments, cases. Documents are known by their _id, so one that is told
 * twice counts once; nothing in them is trusted to have the shape it should have.
 */
import type { LabEvent } from '#lib/events.ts';
import { LEDGER, LEVER } from '../../shop/ack-proxy.ts';
import type { Facts } from './model.ts';
import { CASES, CAUSES, type Cause, CHECKS, PAYMENTS, SENDS, SETTINGS } from './names.ts';

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
}

export interface PaymentFact {
  readonly id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  /** Rupiah. */
  readonly total: number;
  readonly offset: number;
  readonly pid: number;
  readonly at: number;
}

export interface CaseFact {
  readonly id: number;
  readonly key: string;
  readonly named: Cause | null;
  readonly cause: Cause | null;
  /** Told once its cause was named. */
  readonly seed: number | null;
}

type ById<Fact> = Readonly<Record<string, Fact>>;

export interface Documents {
  readonly sends: ById<SendFact>;
  readonly requests: ById<RequestFact>;
  readonly payments: ById<PaymentFact>;
  readonly cases: ById<CaseFact>;
  /** May the client repeat what was not answered? */
  readonly retries: boolean;
  /** So many acks to come will be cut. */
  readonly armed: number;
  /** Where the log ended when the challenge's line was drawn. */
  readonly line: number | null;
  /** When the database last told something, ms. */
  readonly storedAt: number | null;
}

export const noDocuments: Documents = {
  sends: {},
  requests: {},
  payments: {},
  cases: {},
  retries: true,
  armed: 0,
  line: null,
  storedAt: null,
};

type Fields = Readonly<Record<string, unknown>>;

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  const next = { ...state, storedAt: at };
  switch (collection) {
    case SENDS:
      return { ...next, sends: put(state.sends, id, document && sendOf(id, document)) };
    case LEDGER:
      return { ...next, requests: put(state.requests, id, document && requestOf(id, document)) };
    case PAYMENTS:
      return { ...next, payments: put(state.payments, id, document && paymentOf(id, document)) };
    case CASES:
      return { ...next, cases: put(state.cases, id, document && caseOf(id, document)) };
    case LEVER:
      return { ...next, armed: numberOf(document?.armed) ?? 0 };
    case SETTINGS:
      return id === 'producer' ? { ...next, retries: document?.retries !== false } : state;
    case CHECKS:
      return id === 'line' ? { ...next, line: numberOf(document?.end) } : state;
    default:
      return state;
  }
}

const FIELD_OF: Readonly<Record<string, 'sends' | 'requests' | 'payments' | 'cases'>> = {
  [SENDS]: 'sends',
  [LEDGER]: 'requests',
  [PAYMENTS]: 'payments',
  [CASES]: 'cases',
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
    ...{ pid: numberOf(fields.pid) ?? 0, retries: numberOf(fields.retries) ?? 0 },
    ...{ at: timeOf(fields.at) ?? 0, outcome: outcome ?? 'open' },
    ...{ baseOffset: numberOf(fields.baseOffset), ms: numberOf(fields.ms) },
    error: errorOf(fields.error),
  };
}

function requestOf(id: string, fields: Fields): RequestFact {
  const fate = fields.fate === 'cut' || fields.fate === 'passed' ? fields.fate : 'unanswered';
  return {
    ...{ id: Number(id), fate, connection: numberOf(fields.connection) ?? 0 },
    ...{ correlationId: numberOf(fields.correlationId) ?? 0, bytes: numberOf(fields.bytes) ?? 0 },
    ...{ at: timeOf(fields.at) ?? 0, answeredAt: timeOf(fields.answeredAt) },
    baseOffset: numberOf(fields.baseOffset),
  };
}

const paymentOf = (id: string, fields: Fields): PaymentFact => ({
  ...{ id, order: text(fields.order), eventId: text(fields.eventId), key: text(fields.key) },
  ...{ total: numberOf(fields.total) ?? 0, offset: numberOf(fields.offset) ?? -1 },
  ...{ pid: numberOf(fields.pid) ?? 0, at: timeOf(fields.at) ?? 0 },
});

function caseOf(id: string, fields: Fields): CaseFact {
  const causeIn = (value: unknown) => CAUSES.find((known) => known === value) ?? null;
  const cause = causeIn(fields.cause);
  const seed = cause === null ? null : numberOf(fields.seed);
  return { id: Number(id), key: text(fields.key), named: causeIn(fields.named), cause, seed };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '–');

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A date of MongoDB is one in the process that read it, and text in a browser. */
function timeOf(value: unknown): number | null {
  if (!(value instanceof Date) && typeof value !== 'string') return null;
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}

function errorOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  return 'message' in value ? `${value.name}: ${value.message}` : String(value.name);
}
