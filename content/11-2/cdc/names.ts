/** The names and limits of the lab `cdc`: topics, programs, and how each of them saves its token. */

export const TOPIC = 'pesanan';
export const WRITER = 'order-service';
export const CONNECTOR = 'connector';
export const ORDERS = 'orders';

/** Two copies of the same collection under the same writes, each in a topic of its own. */
export const COPIES = ['salin-dulu', 'catat-dulu'] as const;
export type CopyName = (typeof COPIES)[number];

/** When the token is saved: before the publish, after each one, after every fiftieth. */
export const MODES = ['before', 'after', 'every'] as const;
export type Mode = (typeof MODES)[number];

export const SAVING = {
  before: { save: 'before', every: 1, gap: 'token-saved' },
  after: { save: 'after', every: 1, gap: 'published' },
  every: { save: 'after', every: 50, gap: 'published' },
} as const;

/** One round: so many orders, and so many deaths, each at the seventieth event of a life. */
export const ROUND = { orders: 400, perSecond: 100, kills: 5, dieAfter: 69 } as const;
/** What the first step sends. */
export const FEW = { orders: 12, perSecond: 12 } as const;
/** The reader's own flow, for the challenge: long enough for five deaths by hand. */
export const FLOW = { orders: 400, perSecond: 8 } as const;
/** Orders written and orders changed while both copies are made, and how long a copy takes, ms. */
export const WHILE_COPYING = { writes: 90, perSecond: 30, copyMs: 1500 } as const;

/** Orders of one run; a rebuilt session reads as many documents. */
export const ORDERS_MAX = 2000;
