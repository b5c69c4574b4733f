/** The documents that programs, dealer, verbs and check of the lab `chaos` share. */
import type { Collection, Db } from 'mongodb';
import type { OutboxEvent } from '../../shop/outbox.ts';
import type { Audit } from './audit.ts';
import type { Card, Plan } from './deck.ts';
import { AUDITS, DEALT, MARKERS, NIGHTS, type Safeguard, SWITCHES } from './names.ts';

export interface OrderDocument {
  readonly _id: string;
  readonly customer: string;
  readonly item: string;
  /** Rupiah. */
  readonly total: number;
  readonly at: Date;
}

/** Proof that this consumer has had this event; its unique index refuses a second one. */
export interface Marker {
  readonly consumer: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly at: Date;
}

export interface Payment {
  readonly orderId: string;
  readonly eventId: string;
  readonly customer: string;
  /** Rupiah. */
  readonly total: number;
  readonly partition: number;
  readonly offset: number;
  readonly member: string;
  readonly pid: number;
  readonly at: Date;
}

export interface Night {
  /** Counts up from 1 within a run of the sandbox. */
  readonly _id: number;
  readonly plan: Plan;
  readonly off: readonly Safeguard[];
  readonly at: Date;
  /** `broken`: the dealer itself had to give up. */
  readonly state: 'dealing' | 'draining' | 'ended' | 'broken';
}

/** A card of a night; `playedAt` is null while it lies face down. */
export interface Dealt extends Card {
  /** `<night>-<place in the deck>`. */
  readonly _id: string;
  readonly night: number;
  readonly playedAt: Date | null;
  /** Nobody died of it: the target was not where it should have died. */
  readonly missed?: true;
}

export interface StoredAudit extends Audit {
  /** Of that night. */
  readonly _id: number;
  readonly at: Date;
}

export interface Switches {
  readonly _id: 'payment';
  /** The newest schema that payment knows. */
  readonly parser: number;
}

export const ordersIn = (db: Db): Collection<OrderDocument> => db.collection('orders');
export const outboxIn = (db: Db): Collection<OutboxEvent> => db.collection('outbox');
export const markersIn = (db: Db): Collection<Marker> => db.collection(MARKERS);
export const paymentsIn = (db: Db): Collection<Payment> => db.collection('payments');
export const nightsIn = (db: Db): Collection<Night> => db.collection(NIGHTS);
export const cardsIn = (db: Db): Collection<Dealt> => db.collection(DEALT);
export const auditsIn = (db: Db): Collection<StoredAudit> => db.collection(AUDITS);
export const switchesIn = (db: Db): Collection<Switches> => db.collection(SWITCHES);

/** Orders of a night are known by their ids alone: `ORD-2-17` is the 17th of the second night. */
export const orderId = (night: number, n: number): string => `ORD-${night}-${n}`;
export const isOf = (night: number, id: string | null): boolean =>
  id?.startsWith(`ORD-${night}-`) ?? false;
