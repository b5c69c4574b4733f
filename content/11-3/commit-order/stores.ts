/** What the lab `commit-order` keeps in its database, and under which names. */
import type { Place, SignalName } from './names.ts';

/** What one order has been charged by one group: `payments`, `_id` is `group/orderId`. */
export interface Payment {
  readonly _id: string;
  readonly group: string;
  readonly orderId: string;
  /** Where the order stands in the log. */
  readonly offset: number;
  /** Rupiah. */
  readonly charged: number;
  /** How often it was charged, and by which processes. */
  readonly times: number;
  readonly pids: readonly number[];
}

/** Where a program stands still: `standings`, one a group, left behind by a dead one. */
export interface Standing {
  readonly _id: string;
  readonly pid: number;
  readonly place: Place;
  readonly offset: number;
}

/** A signal, noted before it is sent, with what the broker said then: `signals`. */
export interface SignalNote {
  readonly group: string;
  readonly signal: SignalName;
  /** The bookmark; null: the broker kept none yet. */
  readonly committed: number | null;
  /** Where the log ended: the lag is the difference. */
  readonly end: number;
  /** Where the program stood still, if it did, and at which offset. */
  readonly place: Place | null;
  readonly offset: number | null;
  readonly at: Date;
}

/** Where a series of orders begins: `series`. It ends where the next one does. */
export interface SeriesNote {
  /** Its first offset. */
  readonly _id: number;
  readonly at: Date;
}
