/** What the registry says of a lab. */

export interface LabLimits {
  /** Live processes at a time in one sandbox. */
  readonly children: number;
  /** How many of them are small: without the database's client (see `SMALL_CHILDREN_MAX`). */
  readonly small?: number;
  /** Actions a second, sustained; a burst of twice as many passes. */
  readonly actionsPerSecond: number;
  /** Records one action may ask for. */
  readonly recordsPerAction: number;
  /** Facts to step back over and to follow an order by; unless said, `HISTORY_EVENTS`. */
  readonly history?: number;
}

export type Chapter = 'pembuka' | '11-1' | '11-2' | '11-3';

export interface LabEntry {
  readonly slug: string;
  readonly chapter: Chapter;
  readonly section: number;
  readonly title: { readonly id: string; readonly en: string };
  readonly minutes: number;
  readonly needs: readonly Need[];
  readonly limits: LabLimits;
}

/** What a lab asks of the stack; probed once, told by health, doctor and panel alike. */
export type Need =
  | 'kafka'
  | 'mongo'
  | 'group-log-readable'
  | 'segment-files-readable'
  | 'quick-retention'
  | 'oplog-readable';
