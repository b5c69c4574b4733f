/**
 * The order service whose way to the broker leads through a proxy: what it keeps in the database,
 * and how patient its producer is. Panels print these settings from here.
 */

export const SERVICE = 'order-service';
export const PROXY = 'proxy';
/** Its collections: of the orders themselves, and of every call of `send`. */
export const ORDERS = 'orders';
export const SENDS = 'sends';
/** Where a challenge draws its line: only what comes after it counts. */
export const CHECKS = 'checks';

/** Its producer's settings; kafkajs' defaults are 30000, 300, 30000 and 5. */
export const PRODUCER = {
  /** So long it waits for an answer, ms. */
  requestTimeout: 3000,
  initialRetryTime: 300,
  maxRetryTime: 1000,
  retries: 5,
} as const;

/** It dies here if it is told to: the broker has said yes, and nobody has written that down. */
export const SENT_NOT_NOTED = 'sent-not-noted';

/** An order, and how far its program knows it to have come. */
export interface StoredOrder {
  /** `ORD-1`, counting up. */
  readonly _id: string;
  readonly n: number;
  /** The idempotency key of the form that the buyer sent: one wish, one key. */
  readonly key: string;
  readonly eventId: string;
  readonly customer: string;
  readonly item: string;
  /** Rupiah. */
  readonly total: number;
  readonly occurredAt: string;
  readonly traceId: string;
  /** The program has written down that the broker acknowledged it. */
  readonly noted: boolean;
  /** How often the program has called `send` for it. */
  readonly tries: number;
}

/** One call of `send`, as the program itself noted it: before, and again after. */
export interface Send {
  /** `ORD-1/1`: order and try. */
  readonly _id: string;
  readonly order: string;
  readonly eventId: string;
  readonly key: string;
  readonly pid: number;
  /** What the client may repeat by itself. */
  readonly retries: number;
  readonly at: Date;
  /** `open`: never noted, because it is under way or its program died. */
  readonly outcome: 'open' | 'acked' | 'failed';
  readonly baseOffset?: number;
  /** How long `send` took, ms. */
  readonly ms?: number;
  readonly error?: { readonly name: string; readonly message: string };
}
