/**
 * What the partition log is given to draw, and the words it says. Every word comes from outside:
 * words.ts holds the Indonesian and English sets a caller may take as they are.
 */

export interface LogRecord {
  offset: number;
  key: string | null;
  /** A marker Kafka wrote itself; it takes an offset too. */
  control?: 'commit' | 'abort';
  /** It belongs to a transaction that has not ended yet, or was aborted. */
  fate?: 'open' | 'aborted';
  /** Its reader could not parse it when it came. */
  poison?: boolean;
  /** Which delivery of the same event this is, from 2 up. */
  duplicate?: number;
  /** A key without a value: it says that the key is deleted. */
  tombstone?: boolean;
  /** Its value only names what it is about: whoever needs more has to ask. */
  thin?: boolean;
  /** It stands there, but its content has not been read back yet. */
  unread?: boolean;
  /** Its offset was given, but compaction has taken the record away. */
  gone?: boolean;
}

export interface LogPartition {
  partition: number;
  /** First offset that still exists; everything before it is deleted. */
  low: number;
  /** The next offset to be written. */
  end: number;
  /** The youngest records, ascending; older ones need not be here. */
  records: readonly LogRecord[];
}

export interface GroupPosition {
  /** From the broker; null = this group has committed nothing here. */
  committed: number | null;
  /** From the process's own report; null = unknown. */
  read: number | null;
}

export interface LogGroup {
  name: string;
  positions: Record<number, GroupPosition | undefined>;
}

export interface InFlight {
  partition: number;
  key: string | null;
  /** How long the writer has been waiting for the broker's answer. */
  ms: number;
}

export interface RecordPlace {
  partition: number;
  offset: number;
}

export interface LogLabels {
  partition: (partition: number) => string;
  partitionShort: (partition: number) => string;
  end: string;
  low: string;
  lag: (lag: number) => string;
  inFlight: (ms: number) => string;
  inFlightTo: (partition: string, ms: number) => string;
  more: (count: number) => string;
  record: (record: LogRecord) => string;
  gone: (from: number, to: number) => string;
  table: {
    partitions: string;
    records: string;
    partition: string;
    offset: string;
    key: string;
    group: string;
    committed: string;
    read: string;
    lag: string;
    none: string;
    /** Head of the last column, and what stands in it. */
    condition: string;
    state: (record: LogRecord) => string;
  };
  summary: (facts: LogFacts) => string;
}

/** The numbers of the one-sentence summary. */
export interface LogFacts {
  records: number;
  partitions: number;
  groups: { name: string; lag: number | null }[];
}
