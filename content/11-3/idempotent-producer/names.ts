/** The names and limits of the lab `idempotent-producer`, for verbs, model and panel alike. */

export { CHECKS, ORDERS, PROXY, SENDS, SERVICE } from '../../shop/proxied-orders.ts';

export const TOPIC = 'pesanan';
export const PAYMENT = 'payment';

export const PAYMENTS = 'payments';
export const REFUSALS = 'refusals';
export const SETTINGS = 'lab_settings';

/** One wish of a buyer is paid once: the index of `payments`, over the key of the form. */
export const UNIQUE_FORM = { key: { key: 1 }, name: 'uniq_form' } as const;

/** The client may repeat an unanswered request so often, and so many acks in a row use that up. */
export const RETRIES = 2;
export const EXHAUSTING = RETRIES + 1;

/** Orders that one press sends. */
export const COUNTS = [1, 20] as const;
export type Count = (typeof COUNTS)[number];

/** What a press asks of the proxy: so many acks, and one of so many. */
export const CUTS = {
  one: { acks: 1, every: 1 },
  exhausting: { acks: EXHAUSTING, every: 1 },
  /** The repetition that follows each lost ack is let through. */
  ten: { acks: 10, every: 2 },
} as const;
export type Cut = keyof typeof CUTS;
export const CUT_NAMES = ['one', 'exhausting', 'ten'] as const satisfies readonly Cut[];

/** Orders of one run; a second record of each would still be read whole. */
export const LIMITS = { run: 300 } as const;

export interface ProducerSetting {
  readonly _id: 'producer';
  readonly idempotent: boolean;
}

export interface Payment {
  readonly order: string;
  readonly eventId: string;
  /** The idempotency key of the form. */
  readonly key: string;
  /** Rupiah. */
  readonly total: number;
  readonly offset: number;
  readonly pid: number;
  readonly at: Date;
}

/** A record whose form was paid already, and the error that said so. */
export interface Refusal extends Omit<Payment, 'total'> {
  readonly code: number;
  readonly index: string;
}
