/** The names and limits of the lab `lost-ack`, for verbs, model and panel alike. */

export { CHECKS, PROXY, SENDS, SERVICE } from '../../shop/proxied-orders.ts';

export const TOPIC = 'pesanan';
export const PAYMENT = 'payment';

export const PAYMENTS = 'payments';
export const CASES = 'cases';
export const SETTINGS = 'lab_settings';

/** payment dies here if it is told to: the buyer is charged, and the bookmark has not moved. */
export const CHARGED_NOT_COMMITTED = 'charged-not-committed';

/** Orders that one press sends. */
export const COUNTS = [1, 20] as const;
export type Count = (typeof COUNTS)[number];

/** Orders of one run. A duplicate of each would still be read whole. */
export const LIMITS = { run: 300 } as const;

/** Why something is there twice. */
export const CAUSES = ['retry', 'resend', 'click', 'redelivery'] as const;
export type Cause = (typeof CAUSES)[number];

/** A run whose cause the system chose; what it chose is told once a cause was named. */
export interface Case {
  readonly _id: number;
  /** The form of the order in question. */
  readonly key: string;
  readonly seed: number;
  /** Where the log ended once all had happened; until then there is nothing to go by. */
  readonly end?: number;
  readonly named?: Cause;
  readonly cause?: Cause;
}

export interface ProducerSetting {
  readonly _id: 'producer';
  readonly retries: boolean;
}

export interface Payment {
  readonly eventId: string;
  readonly order: string;
  readonly key: string;
  /** Rupiah. */
  readonly total: number;
  readonly offset: number;
  readonly pid: number;
  readonly at: Date;
}

/** The same seed chooses the same cause (mulberry32, one step). */
export function causeOf(seed: number): Cause {
  let mixed = (seed + 0x6d2b79f5) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  const random = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  return CAUSES[Math.floor(random * CAUSES.length)] ?? 'retry';
}
