/**
 * The documents of this lab, as programs write them and the check reads them. A row of the outbox
 * is shaped as Debezium's outbox event router expects it, plus what the relay by flag keeps in it.
 */
import type { ResumeToken, Timestamp } from 'mongodb';
import type { Cause } from '../../shop/hopeless.ts';
import type { EventType, Kind, LoadKind, Manner, RelayName } from './names.ts';

/** A row of the outbox: one event, written in the transaction of the order it tells of. */
export interface OutboxRow {
  /** The eventId. */
  readonly _id: string;
  readonly aggregatetype: 'order';
  readonly aggregateid: string;
  readonly type: EventType;
  readonly payload: OrderPayload;
  readonly traceId: string;
  /** When its transaction began, not when it committed. */
  readonly createdAt: Date;
  /** The mark of the relay by flag. */
  readonly published: boolean;
  /** That relay has put it aside: see `outbox_parked`. */
  readonly parked?: true;
  /** Which of two relays has it in hand, and until when, where rows are claimed. */
  readonly claimedBy?: string;
  readonly claimedUntil?: Date;
}

export interface OrderPayload {
  readonly orderId: string;
  readonly customer: string;
  readonly item: string;
  /** Rupiah. */
  readonly total: number;
  readonly status: string;
  /** In the poisoned row only: far more than the topic takes. */
  readonly note?: string;
}

/** Where a relay has got to, or who may work. Each keeps only what it needs. */
export interface RelayState {
  readonly _id: 'cursor' | 'stream' | 'lease';
  /** The last row that was carried, and the offset of its record in this relay's own topic. */
  readonly last?: string;
  readonly offset?: number;
  /** Of the stream: where it begins while there is no token, and the token. */
  readonly since?: Timestamp;
  readonly token?: ResumeToken;
  /** Why the stream can't go on: its place is no longer in the oplog. */
  readonly lost?: Cause;
  /** Of the lease. */
  readonly owner?: string;
  readonly until?: Date;
}

/** One start of a relay. `drained`: what it had carried when it first found nothing more. */
export interface RelayRun {
  /** `relay-flag 4711`. */
  readonly _id: string;
  readonly relay: RelayName;
  readonly pid: number;
  readonly crashPoint: string | null;
  readonly startedAt: Date;
  readonly drained?: { readonly rows: number; readonly ms: number };
}

/** A row that can never pass, with what the broker said of it. */
export interface ParkedRow {
  /** `flag evt-0123`. */
  readonly _id: string;
  readonly kind: Kind;
  readonly eventId: string;
  readonly aggregateid: string;
  readonly bytes: number;
  readonly cause: Cause;
  readonly at: Date;
}

/** What the order service was asked to write. `late`: ids that committed after a higher one had. */
export interface Load {
  readonly _id: number;
  readonly kind: LoadKind;
  readonly manner: Manner;
  readonly firstId: string;
  readonly lastId: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly committed?: number;
  readonly late?: readonly string[];
}

/** What the reader has set for the relays; read before each look. */
export interface RelaySettings {
  readonly _id: 'relays';
  readonly manner: Manner;
  /** Rows that can never pass are put aside, with their cause. */
  readonly park: boolean;
}

export const COLLECTIONS = {
  outbox: 'outbox',
  state: 'relay_state',
  runs: 'relay_runs',
  parked: 'outbox_parked',
  loads: 'loads',
  settings: 'lab_settings',
} as const;
