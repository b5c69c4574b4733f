/** What the lab `chaos` calls its topics, groups, programs, safeguards, cards and limits. */
export const ORDERS = 'pesanan';
export const PARTITIONS = 3;
export const DLQ = 'pesanan-dlq';
export const GROUP = 'payment';
/** Its bookmark in the dead letters: up to here they were played again. */
export const REPLAY_GROUP = 'replay';

export const BUYERS = 'buyers';
export const SERVICE = 'order-service';
export const RELAY = 'relay';
export const PROXY = 'ack-proxy';
export const HAND = 'hand';
export const PAYMENTS = ['payment-a', 'payment-b', 'payment-c'] as const;
/** In the order in which a night starts them; whoever is found dead is started again. */
export const ROSTER = [PROXY, HAND, ...PAYMENTS, RELAY, SERVICE] as const;
export type RosterName = (typeof ROSTER)[number];

/** What stands between a fault and a loss. A night is dealt with some of them switched off. */
export const SAFEGUARDS = ['outbox', 'token', 'marker', 'dlq'] as const;
export type Safeguard = (typeof SAFEGUARDS)[number];

export const CARDS = [
  'kill-payment',
  'freeze-payment',
  'kill-order-service',
  'kill-relay',
  'drop-acks',
  'duplicates',
  'poison',
  'broker-away',
] as const;
export type CardKind = (typeof CARDS)[number];

export const INVARIANTS = ['orders', 'events', 'payments', 'sum', 'letters', 'lag'] as const;
export type InvariantId = (typeof INVARIANTS)[number];

/** Ids named of each broken invariant and each way to break it; how many there are is told. */
export const NAMED_MAX = 5;
/** Of these the verdict names so many in its rows; the tab of evidence names all. */
export const NAMED_IN_ROW = 3;

/** A night as the button deals it: 120 orders at 20 a second, and these cards. */
export const NIGHT = { orders: 120, perSecond: 20, kills: 6, others: 6 } as const;
/** Nights of one run, and the largest seed. */
export const LIMITS = { nights: 8, seed: 9999 } as const;

/** Longer than the session of a member: its partitions are given away while it sleeps, ms. */
export const FREEZE_MS = 7500;
/** So long nobody reaches the broker by the proxy, ms. */
export const AWAY_MS = 2000;

export const NIGHTS = 'nights';
export const DEALT = 'cards';
export const AUDITS = 'audits';
export const MARKERS = 'processed_events';
export const SWITCHES = 'switches';
