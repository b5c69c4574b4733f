/** What the programs leave behind in the database, beside orders and outbox. */

/** A process of the order service, from its first breath to its farewell. */
export interface Life {
  readonly _id: string;
  readonly pid: number;
  readonly startedAt: Date;
  /** Written on SIGTERM only: who was killed has said nothing. */
  readonly leftAt?: Date;
}

/** Of an event that the old consumer could read. */
export interface Payment {
  /** The eventId. */
  readonly _id: string;
  readonly orderId: string;
  readonly customer: string;
  /** Rupiah. */
  readonly total: number;
  readonly offset: number;
  readonly schemaVersion: string;
  readonly at: Date;
}

/** Of one that it could not. */
export interface Parked {
  /** The eventId. */
  readonly _id: string;
  readonly key: string | null;
  readonly value: string;
  readonly reason: readonly string[];
  readonly offset: number;
  readonly schemaVersion: string;
  readonly at: Date;
}
