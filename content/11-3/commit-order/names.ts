/** Names and limits of the lab `commit-order`, for server, programs and browser alike. */

export const TOPIC = 'pesanan';
export const INJECTOR = 'injector';

/** One program, three places for its commit; each is a group of its own over the same orders. */
export const CONSUMERS = ['payment-batch', 'payment-record', 'payment-before'] as const;
export type ConsumerName = (typeof CONSUMERS)[number];

/** Where the program can be made to stand still: around the effect of one order. */
export const PLACES = ['before-effect', 'after-effect'] as const;
export type Place = (typeof PLACES)[number];

/** The place where effect and bookmark disagree: a death there is the one that shows. */
export const GAP: Readonly<Record<ConsumerName, Place>> = {
  'payment-batch': 'after-effect',
  'payment-record': 'after-effect',
  'payment-before': 'before-effect',
};

export const SIGNALS = ['SIGKILL', 'SIGTERM'] as const;
export type SignalName = (typeof SIGNALS)[number];

/** Rupiah; the price of every order, as the injector has it. */
export const PRICE = 10_000;
/** Orders of one series, as the text sends them. */
export const ORDERS = 100;
export const LIMITS = {
  /** Orders that one press may send. */
  orders: { min: 10, max: 200 },
  /** Orders that one run holds; a rebuilt session reads three documents for each. */
  run: 1000,
} as const;

/** How long one order's work takes before it is charged, ms: a bookmark should be seen walking. */
export const WORK_MS = 8;

/** How far into a series the program goes before it stands still, as a part of the series. */
const MIDWAY = 0.3;

/** The offset to stand at: three tenths of a series further than its bookmark, `from`. */
export const standOffset = (from: number, size: number): number =>
  from + Math.ceil(size * MIDWAY) - 1;
