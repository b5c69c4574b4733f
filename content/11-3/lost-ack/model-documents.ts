/**
 * What only this lab keeps in the database, as the change stream tells it: payments, cases, and
 * whether the client may repeat. Documents are known by their _id, so one that is told twice counts
 * once; nothing in them is trusted to have the shape it should have.
 */
import type { LabEvent } from '#lib/events.ts';
import { type ById, type Fields, numberOf, textOf, withId } from '#lib/fold/fields.ts';
import {
  foldProxied,
  foldProxiedDropped,
  type PaidFact,
  paidOf,
} from '../../shop/proxied-documents.ts';
import type { Facts } from './model.ts';
import { CASES, CAUSES, type Cause, PAYMENTS, SETTINGS } from './names.ts';

export interface PaymentFact extends PaidFact {
  /** Rupiah. */
  readonly total: number;
  readonly pid: number;
}

export interface CaseFact {
  readonly id: number;
  readonly key: string;
  /** Where the log ended once all of it had happened; null: it still goes on. */
  readonly end: number | null;
  readonly named: Cause | null;
  readonly cause: Cause | null;
  /** Told once its cause was named. */
  readonly seed: number | null;
}

export interface Documents {
  readonly payments: ById<PaymentFact>;
  readonly cases: ById<CaseFact>;
  /** May the client repeat what was not answered? */
  readonly retries: boolean;
}

export const noDocuments: Documents = { payments: {}, cases: {}, retries: true };

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  const next = { ...state, storedAt: at };
  switch (collection) {
    case PAYMENTS:
      return { ...next, payments: withId(state.payments, id, document && paymentOf(id, document)) };
    case CASES:
      return { ...next, cases: withId(state.cases, id, document && caseOf(id, document)) };
    case SETTINGS:
      return id === 'producer' ? { ...next, retries: document?.retries !== false } : state;
    default:
      return foldProxied(state, event);
  }
}

/** Somebody dropped a whole collection with tools of their own. */
export function foldDropped(state: Facts, collection: string): Facts {
  if (collection === PAYMENTS) return { ...state, payments: {} };
  return collection === CASES ? { ...state, cases: {} } : foldProxiedDropped(state, collection);
}

const paymentOf = (id: string, fields: Fields): PaymentFact => ({
  ...paidOf(id, fields),
  ...{ total: numberOf(fields.total) ?? 0, pid: numberOf(fields.pid) ?? 0 },
});

function caseOf(id: string, fields: Fields): CaseFact {
  const causeIn = (value: unknown) => CAUSES.find((known) => known === value) ?? null;
  const cause = causeIn(fields.cause);
  const seed = cause === null ? null : numberOf(fields.seed);
  const told = { named: causeIn(fields.named), cause, seed };
  return { id: Number(id), key: textOf(fields.key), end: numberOf(fields.end), ...told };
}
