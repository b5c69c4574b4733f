/** What the parts of the lab `outbox` call things, and what one run may hold. No library in it. */

/** Fed by the relay from the outbox, and by the connector from the collection itself. */
export const TOPIC = 'pesanan';
export const RAW_TOPIC = 'orders-cdc';

export const WRITER = 'order-service';
export const PROGRAMS = ['relay', 'payment', 'cdc'] as const;
export type ProgramName = (typeof PROGRAMS)[number];
/** The only consumer group; written when version 1 was all there was. */
export const GROUP = 'payment';

/** Where the order service can be made to die, as its listing shows them in the gutter. */
export const CRASH_POINTS = ['between-writes', 'before-commit', 'after-commit'] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
/** And the relay: the broker has the events, the outbox does not know it yet. */
export const RELAY_CRASH_POINT = 'after-publish';

/** 1: as it began. 2: a field more. 3: a field that readers used is another one now. */
export const VERSIONS = ['1', '2', '3'] as const;
export type Version = (typeof VERSIONS)[number];

/** How one press places its order. */
export interface Placing {
  readonly crashPoint?: CrashPoint;
  /** The event's insert forgets its session. */
  readonly forget?: boolean;
  readonly version?: Version;
}

/** The buyer who wants to be forgotten: the first of the shop's six, so the first order is theirs. */
export const FORGOTTEN_BUYER = 'dewi';

/** Named in the message that refuses more. `storm`: orders and deaths of one challenge. */
export const LIMITS = {
  orders: 600,
  costs: 5,
  storm: { orders: 100, deaths: 10 },
} as const;

/** Each measured this many times, in turns. */
export const COST_ORDERS = 40;

export const numberOf = (orderId: string): number =>
  Number(/^ORD-(\d{1,9})$/.exec(orderId)?.[1] ?? 0);
