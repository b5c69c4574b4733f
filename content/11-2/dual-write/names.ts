/** What program, verbs, model and panel of the lab `dual-write` call the same things. */

export const TOPIC = 'pesanan';
export const ORDERS = 'orders';
/** What each buyer was told: written where the order is asked for, never by the order service. */
export const BUYERS = 'buyers';
export const WRITER = 'order-service';

/** In which order the two writes are made. */
export const MANNERS = ['save-first', 'publish-first', 'in-transaction'] as const;
export type Manner = (typeof MANNERS)[number];

/** Where the program can be made to die, as its listing shows them in the gutter. */
export const POINTS = ['before', 'between', 'after'] as const;
export type Point = (typeof POINTS)[number];

/** How often a write that failed is tried again, where retrying is on. */
export const RETRIES = 5;

/** What one press may ask for, and what one run may hold. Named in the message that refuses more. */
export const LIMITS = { orders: 20, run: 300 } as const;

/** Orders of one press of a button in the text; the program dies in the last of them. */
export const COUNT = 3;

export const orderIdOf = (n: number): string => `ORD-${n}`;

const ORDER_ID = /^ORD-([1-9]\d{0,8})$/;

/** The number of an order of ours; undefined for an id that somebody else made up. */
export function numberOf(orderId: string): number | undefined {
  const digits = ORDER_ID.exec(orderId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** One order as its buyer knows it. */
export interface BuyerNote {
  readonly _id: string;
  readonly n: number;
  readonly manner: Manner;
  /** Where the program was told to die in this order. */
  readonly point: Point | null;
  readonly retries: number;
  readonly state: 'waiting' | 'answered' | 'unanswered';
  /** Its process was gone before it could answer. */
  readonly died?: boolean;
  /** Where the log ended once this order was over. */
  readonly end?: number;
  readonly askedAt: Date;
}
