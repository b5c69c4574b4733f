/**
 * What only this lab keeps in the database, as the change stream tells it: the form of each order,
 * payments and refusals, and whether the producer numbers its batches. Documents are known by their
 * _id, so one that is told twice counts once.
 */
import type { LabEvent } from '#lib/events.ts';
import { type ById, textOf, withId } from '#lib/fold/fields.ts';
import {
  foldProxied,
  foldProxiedDropped,
  type PaidFact,
  paidOf,
} from '../../shop/proxied-documents.ts';
import type { Facts } from './model.ts';
import { ORDERS, PAYMENTS, REFUSALS, SETTINGS } from './names.ts';

/** A payment, or a record that was refused because its form is paid already. */
export interface PaymentFact extends PaidFact {
  readonly refused: boolean;
}

export interface Documents {
  /** By order: the key of its form. */
  readonly orders: ById<string>;
  readonly payments: ById<PaymentFact>;
  readonly refusals: ById<PaymentFact>;
  /** Does the producer number its batches? */
  readonly idempotent: boolean;
}

export const noDocuments: Documents = { orders: {}, payments: {}, refusals: {}, idempotent: true };

export function foldDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  const { collection, id, document, at } = event;
  const next = { ...state, storedAt: at };
  const payment = (refused: boolean): PaymentFact | null =>
    document && { ...paidOf(id, document), refused };
  switch (collection) {
    case ORDERS:
      return { ...next, orders: withId(state.orders, id, document && textOf(document.key)) };
    case PAYMENTS:
      return { ...next, payments: withId(state.payments, id, payment(false)) };
    case REFUSALS:
      return { ...next, refusals: withId(state.refusals, id, payment(true)) };
    case SETTINGS:
      return id === 'producer' ? { ...next, idempotent: document?.idempotent !== false } : state;
    default:
      return foldProxied(state, event);
  }
}

const FIELD_OF: Readonly<Record<string, 'orders' | 'payments' | 'refusals'>> = {
  [ORDERS]: 'orders',
  [PAYMENTS]: 'payments',
  [REFUSALS]: 'refusals',
};

/** Somebody dropped a whole collection with tools of their own. */
export function foldDropped(state: Facts, collection: string): Facts {
  const field = FIELD_OF[collection];
  return field ? { ...state, [field]: {} } : foldProxiedDropped(state, collection);
}
