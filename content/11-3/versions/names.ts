/** Names and limits of the lab `versions`, for server, programs and browser alike. */

/** The stream as it was written, and the same events as a rougher road would deliver them. */
export const TOPICS = { ordered: 'pesanan', shuffled: 'pesanan-acak' } as const;
export type Road = keyof typeof TOPICS;
export const ROADS = Object.keys(TOPICS) as readonly Road[];

export const INJECTOR = 'injector';
/** One process, three consumers: each view has a group of its own. */
export const READER = 'views';

/** How a view takes an event in: by adding, by overwriting, by overwriting what is older only. */
export const VIEWS = ['inc', 'set', 'guarded'] as const;
export type View = (typeof VIEWS)[number];

export const groupOf = (view: View): string => `view-${view}`;
export const collectionOf = (view: View): `view_${View}` => `view_${view}`;

/** Which number the guard compares: the order's own, or that of the sending. */
export const GUARDS = ['version', 'sent'] as const;
export type Guard = (typeof GUARDS)[number];

export const CUSTOMERS_OF_STREAM = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'] as const;
export const ORDERS = CUSTOMERS_OF_STREAM.length;
/** Events of one order. */
export const CHANGES = 50;
/** Events of the whole stream. */
export const STREAM = ORDERS * CHANGES;

/** The orders take turns, so an event's number follows from its order and the version. */
export function eventIdOf(orderId: string, version: number): string {
  const order = Number(orderId.slice('ORD-'.length));
  return `evt-${String((version - 1) * ORDERS + order).padStart(4, '0')}`;
}

/** How often each event may stand in a shuffled sending. */
export const COPIES = [1, 3] as const;
export type Copies = (typeof COPIES)[number];

/** Named in the message that refuses more. */
export const LIMITS = {
  /** Seeds: 1 to this. */
  seed: 9999,
  /** Records that `pesanan-acak` holds in one run. */
  shuffled: 9000,
  /** Results kept of one run; each reading of the stream leaves one per view. */
  passes: 300,
} as const;

export const COLLECTIONS = {
  orders: 'orders',
  stats: 'view_stats',
  passes: 'passes',
  stale: 'stale_writes',
  shuffles: 'shuffles',
  settings: 'lab_settings',
  counters: 'counters',
} as const;
