/** Names and limits of the lab `one-fate`, for server, programs and browser alike. */

export const TOPIC = 'pesanan';
export const INJECTOR = 'injector';

/** Three ways to write the same two documents. Each is a program with a group of its own name. */
export const CONSUMERS = ['payment-marker', 'payment-effect', 'payment'] as const;
export type ConsumerName = (typeof CONSUMERS)[number];

/** How the controls call them. */
export const SHORT = {
  'payment-marker': 'marker',
  'payment-effect': 'effect',
  payment: 'payment',
} as const satisfies Readonly<Record<ConsumerName, string>>;

/** The same program as `payment`, without Kafka: it holds one transaction open, and dies in it. */
export const TWIN = 'payment-twin';

/** Whose marker an event of the bench is: none of the log, so no sum of a service has it. */
export const TRIAL = 'uji';

/** Where each program can be made to die, as its listing shows them in the gutter. */
export const POINTS = {
  'payment-marker': ['before', 'between', 'after'],
  'payment-effect': ['before', 'between', 'after'],
  payment: ['before', 'between', 'before-commit', 'after'],
} as const;
export const ALL_POINTS = POINTS.payment;
export type Point = (typeof ALL_POINTS)[number];

/** The orders at which the text lets them die: one of joko, one of budi. */
export const DEATHS = [8, 21] as const;

/**
 * `orders`: of one press. `run`: deliveries and `trials`: bench events of one run. `handlers`: of
 * one race, at once. Named in the message that refuses more.
 */
export const LIMITS = { orders: 40, run: 400, trials: 20, handlers: 50 } as const;

/**
 * How long a rebalance waits for a member that was there before, ms. The dead one never answers;
 * its session would take 6000.
 */
export const REBALANCE_MS = 1500;

export const eventIdOf = (order: number): string => `evt-${order}`;

/** An event and its order have one number. undefined: an event of the bench, or made by hand. */
export function orderIdOf(eventId: string): string | undefined {
  const [, number] = /^evt-(\d+)$/.exec(eventId) ?? [];
  return number === undefined ? undefined : `ORD-${number}`;
}

export const COLLECTIONS = {
  payments: 'payments',
  markers: 'processed_events',
  refusals: 'refusals',
  tries: 'tries',
  runs: 'payment_runs',
  settings: 'lab_settings',
} as const;

/** WriteConflict and NoSuchTransaction, as MongoDB numbers them. */
export const CODES = { conflict: 112, aborted: 251 } as const;
