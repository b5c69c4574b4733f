/** What the lab `groups` is made of: its names, limits and times. */

export const TOPIC = 'pesanan';
export const PARTITIONS = [0, 1, 2] as const;
export const GROUPS = ['payment', 'analytics'] as const;
export const WRITER = 'order-service';
export const MEMBERS = ['payment-a', 'payment-b', 'payment-c', 'payment-d'] as const;
export const COUNTER = 'analytics';
/** How analytics may be run: in its own group, in payment's by mistake, or on a slow database. */
export const MANNERS = ['own', 'mistaken', 'slow', 'hoarding', 'bounded'] as const;
/** How long one payment takes, and how long analytics waits for its slow database, ms. */
export const WORK_MS = 80;
export const WRITE_MS = 100;
/** Orders in memory at which a bounded reader pauses, and at which it goes on. */
export const BUFFER = { full: 20, low: 5 } as const;
export const COUNTS = [60, 300] as const;
/** Orders of one run; a rebuilt session reads as many documents. */
export const RUN_MAX = 1980;
export type GroupName = (typeof GROUPS)[number];
export type MemberName = (typeof MEMBERS)[number];
export type Manner = (typeof MANNERS)[number];

/** The group in which a program reads, going by how it was started. */
export const groupOf = (name: string, manner: Manner | null): GroupName =>
  name === COUNTER && manner !== 'mistaken' ? 'analytics' : 'payment';
