/** Names and limits of the lab `relay`, for server, programs and browser alike. */

export const WRITER = 'order-service';

/** Three ways to carry rows of the outbox to Kafka. Each has a topic of its own, over one outbox. */
export const KINDS = ['cursor', 'flag', 'stream'] as const;
export type Kind = (typeof KINDS)[number];

export const RELAYS = ['relay-cursor', 'relay-flag', 'relay-stream', 'relay-flag-2'] as const;
export type RelayName = (typeof RELAYS)[number];

/** The same program as `relay-flag`, on what plays a slower machine. */
export const SECOND = 'relay-flag-2';

export const kindOf = (relay: RelayName): Kind =>
  relay === 'relay-cursor' ? 'cursor' : relay === 'relay-stream' ? 'stream' : 'flag';

export const relayOf = (kind: Kind): RelayName => `relay-${kind}`;

export const topicOf = (kind: Kind): string => `pesanan-${kind}`;

export const kindOfTopic = (topic: string): Kind | undefined =>
  KINDS.find((kind) => topicOf(kind) === topic);

/** Where each relay can be made to die: the broker has the event, the outbox does not know yet. */
export const CRASH_POINT = 'published-not-marked';

/** How two relays over one outbox keep out of each other's way. */
export const MANNERS = ['free', 'claim', 'lease'] as const;
export type Manner = (typeof MANNERS)[number];

/** What the order service can be asked to write, and how many rows of the outbox that makes. */
export const LOADS = { pair: 2, states: 60, overlap: 200, backlog: 300, poison: 10 } as const;
export type LoadKind = keyof typeof LOADS;
export const LOAD_KINDS = Object.keys(LOADS) as readonly LoadKind[];

/** Rows that one run holds. Named in the message that refuses more. */
export const RUN_MAX = 1200;

/** What an order goes through, in this order; each step is an event. */
export const TYPES = ['PesananDibuat', 'PesananDibayar', 'PesananDikirim'] as const;
export type EventType = (typeof TYPES)[number];

const ORDER: readonly string[] = TYPES;

/** The place of a type in the life of an order; -1: none of ours. */
export const rankOf = (type: string): number => ORDER.indexOf(type);

/** Ids are made like those of a SQL sequence: before the commit, and they sort. */
export const eventIdOf = (number: number): string => `evt-${String(number).padStart(4, '0')}`;

export const orderIdOf = (load: number, number: number): string => `ORD-${load}-${number}`;

/** The load an order was written in. */
export const loadOf = (aggregateid: string): number => Number(aggregateid.split('-')[1]);

/** `max.message.bytes` of the three topics, and what the poisoned row carries beside its order. */
export const MESSAGE_BYTES_MAX = 8192;
export const POISON_BYTES = 12_000;

/** The slower relay waits this long before each row it sends, ms. */
export const SLOW_MS = 90;
/** A relay that finds nothing looks again after this long, ms. */
export const POLL_MS = 200;
/** Rows of one look. */
export const BATCH = 20;
/** How long a lease, and the claim of a row, hold without being renewed, ms. */
export const LEASE_MS = 3000;
