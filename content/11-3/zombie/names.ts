/** What the lab `zombie` calls its topics, groups, programs, switches and limits. */
export const ORDERS = 'pesanan';
export const RETRY = 'pesanan-retry';
export const DLQ = 'pesanan-dlq';
export const TOPICS = [ORDERS, RETRY, DLQ] as const;
export type TopicName = (typeof TOPICS)[number];

export const GROUP = 'payment';
export const RETRY_GROUP = 'payment-retry';
/** Its bookmark in the dead letters: up to here they were played again. */
export const REPLAY_GROUP = 'replay';
/** Whose bookmark is drawn in which topic. */
export const READER_OF: Readonly<Record<TopicName, string>> = {
  [ORDERS]: GROUP,
  [RETRY]: RETRY_GROUP,
  [DLQ]: REPLAY_GROUP,
};

export const OPERATOR = 'operator';
export const MEMBERS = ['payment-a', 'payment-b'] as const;
export type MemberName = (typeof MEMBERS)[number];
export const RETRIER = 'payment-retry';

/** What becomes of a message that cannot be parsed. */
export const POLICIES = ['forever', 'dlq', 'retry', 'park'] as const;
export type Policy = (typeof POLICIES)[number];

/** Why a message lies among the dead letters: by itself, or behind an earlier one of its key. */
export const REASONS = ['poison', 'behind'] as const;
export type Reason = (typeof REASONS)[number];

export const KINDS = ['plain', 'odd', 'many'] as const;
export type Kind = (typeof KINDS)[number];
/** Orders of one press, and at which of them the next schema is used: other keys in `many`. */
export const BATCHES: Readonly<Record<Kind, { count: number; odd: readonly number[] }>> = {
  plain: { count: 3, odd: [] },
  odd: { count: 8, odd: [1] },
  many: { count: 100, odd: [9, 40, 71] },
};

/** How often a message is tried before it steps aside, and the pause between two tries, ms. */
export const TRIES = 3;
export const PAUSE_MS = 100;
/** The retry topic has time: nobody waits behind it, ms. */
export const RETRY_PAUSE_MS = 300;

/** Records of `pesanan` in one run, those that were played again too. */
export const LIMITS = { records: 600 } as const;

export const UNIQUE = 'payments';
export const BARE = 'payments_bare';
/** The switches that payment reads before every order: one document. */
export const SWITCHES = 'switches';
export const LINES = 'waiting_lines';
