/**
 * The closed set of facts that observers publish. Everything a panel draws comes from these: a
 * record that was read back from Kafka, a commit seen in the group log, a document seen in the
 * change stream, a process that started, reported or died. An action never makes one.
 *
 * Names are the short ones (`pesanan`, `payment`); `scope.ts` adds and removes the sandbox prefix.
 * `at` is the time of observation in milliseconds since the epoch, read on the server.
 */

/**
 * One record as it stands in the log. `at` is its timestamp, ms: set by the producer when it was
 * made (CreateTime, Kafka's default), and by the broker only where `appended` says so.
 */
export interface LogRecord {
  readonly offset: number;
  readonly at: number;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A transaction marker: it takes an offset, but no consumer is shown it. */
  readonly control?: 'commit' | 'abort';
  /** Who wrote it, where that was part of a transaction: ids the broker gave the producer. */
  readonly producer?: { readonly id: string; readonly epoch: number };
  /**
   * Who wrote it and under which number, where its producer is idempotent and has no transaction:
   * the id and epoch that the broker gave a session, and how many records it wrote here before.
   */
  readonly numbered?: { readonly id: string; readonly epoch: number; readonly sequence: number };
  /** Its topic has LogAppendTime: `at` is the broker's clock. */
  readonly appended?: true;
}

/** The oplog entry of a change, as the change stream names it. */
export interface Written {
  /** `seconds.counter`, unique in the oplog: two changes of one `ts` are one entry. */
  readonly ts: string;
  /** By mongod's own clock, ms; null from a server that doesn't tell it (before 6.0). */
  readonly wallMs: number | null;
}

export interface SegmentFile {
  readonly name: string;
  readonly bytes: number;
}

export interface GroupMember {
  readonly client: string;
  readonly partitions: readonly number[];
  /** The session timeout this member asked for, ms, where the group log tells it. */
  readonly sessionMs?: number;
}

export interface Progress {
  readonly predictions: Readonly<Record<string, Answer>>;
  readonly quiz: Readonly<Record<string, Answer>>;
  /** What the system first showed for each guess. */
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  /** When the challenge was first passed, ms, in whatever run. */
  readonly passed?: number;
  /** It was passed in this very run. */
  readonly passedHere?: boolean;
}

export interface Answer {
  readonly option: string;
  readonly at: number;
}

export interface Outcome extends Answer {
  /** The figure itself. */
  readonly value: string;
}

export type EngineHealth = 'up' | 'down';

export type ExitReason = 'asked' | 'killed' | 'crash-point' | 'idle' | 'crash' | 'refused';

/**
 * Why a program ended itself, where starting it again would help nothing: somebody has to decide
 * first. So far all of them are about the token of a change stream.
 */
export interface Refusal {
  readonly cause: (typeof REFUSAL_CAUSES)[number];
  /** As the engine names it, or the program where the engine kept silent. */
  readonly code: string;
  /** In the engine's own words. */
  readonly message: string;
}

export const REFUSAL_CAUSES = [
  'foreign-collection',
  'foreign-time',
  'history-lost',
  'no-token',
] as const;

type Fact =
  | {
      readonly type: 'records';
      readonly topic: string;
      readonly partition: number;
      readonly low: number;
      readonly end: number;
      /** The last stable offset, while it lies before `end`: a transaction is open. */
      readonly stable?: number;
      /** A burst is one event per fetched batch; bytes over the sandbox's cap are left out. */
      readonly records: readonly LogRecord[];
    }
  | {
      readonly type: 'range';
      readonly topic: string;
      readonly partition: number;
      readonly low: number;
      readonly end: number;
      readonly stable?: number;
    }
  | {
      readonly type: 'committed';
      readonly group: string;
      readonly topic: string;
      readonly partition: number;
      /** null: the group has no committed offset here. */
      readonly offset: number | null;
      /** By the broker's clock, ms; absent where the bookmark was asked for, not read in its log. */
      readonly committedAt?: number;
    }
  | {
      readonly type: 'group';
      readonly group: string;
      readonly generation: number;
      readonly members: readonly GroupMember[];
    }
  | {
      readonly type: 'started';
      readonly name: string;
      readonly program: string;
      readonly pid: number;
      /** When it was started, ms; earlier than `at` when a session begins in its midst. */
      readonly since: number;
    }
  | { readonly type: 'ready'; readonly name: string; readonly pid: number }
  | {
      readonly type: 'exited';
      readonly name: string;
      readonly pid: number;
      readonly code: number | null;
      readonly signal: string | null;
      readonly reason: ExitReason;
      readonly crashPoint?: string;
      readonly refusal?: Refusal;
    }
  | {
      readonly type: 'report';
      readonly name: string;
      readonly pid: number;
      readonly kind: string;
      /** Its schema belongs to the lab's model. */
      readonly data: unknown;
      /** By the clock of the process itself, ms; it is read here a little later. */
      readonly saidAt?: number;
    }
  | {
      readonly type: 'document';
      readonly collection: string;
      readonly id: string;
      readonly op: 'insert' | 'update' | 'replace' | 'delete';
      readonly document: Readonly<Record<string, unknown>> | null;
      /** Absent where the collection itself was read, at the beginning of a session. */
      readonly written?: Written;
    }
  /**
   * Raw entries of `local.oplog.rs` in their order, as relaxed Extended JSON; of this sandbox's
   * database alone, and of the collections its lab asks for.
   */
  | { readonly type: 'oplog'; readonly entries: readonly Readonly<Record<string, unknown>>[] }
  /** A collection is gone as a whole, and with it every document it held. */
  | { readonly type: 'dropped'; readonly collection: string }
  | {
      readonly type: 'files';
      readonly topic: string;
      readonly partition: number;
      readonly files: readonly SegmentFile[];
    }
  | { readonly type: 'stack'; readonly kafka: EngineHealth; readonly mongo: EngineHealth }
  /** What this stack can't give the lab (names of `Need`); probed when a session begins. */
  | { readonly type: 'needs'; readonly missing: readonly string[] }
  | { readonly type: 'progress'; readonly progress: Progress }
  /** Where the history was rebuilt from the stores: process reports before it are gone. */
  | { readonly type: 'seam' };

export type LabEvent = Fact & { readonly at: number };

export type LabFact = Fact;
