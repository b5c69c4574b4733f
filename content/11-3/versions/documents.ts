/** The documents of this lab, as its programs write them and the check reads them. */
import type { ErrorObject } from '../../shop/error-object.ts';
import type { Copies, Guard, Road, View } from './names.ts';

/** The truth: an order as the order service keeps it. */
export interface OrderDocument {
  /** The order's number. */
  readonly _id: string;
  readonly customer: string;
  readonly item: string;
  readonly qty: number;
  /** Rupiah. */
  readonly total: number;
  readonly version: number;
}

/** An order as a view has it. `from`: the record that was written last. */
export interface ViewDocument {
  readonly _id: string;
  readonly customer: string;
  readonly qty: number;
  readonly total: number;
  /** Not kept by the view that adds. */
  readonly version?: number;
  readonly sentNo?: number;
  readonly from: { readonly topic: string; readonly offset: number };
}

export type Seen = Readonly<Record<Road, number>>;

/** What a view has gone through since it was last emptied. */
export interface ViewStats {
  readonly _id: View;
  readonly seen: Partial<Seen>;
  readonly applied: number;
  readonly stale: number;
  /** Numbers its guard went by. */
  readonly guards?: readonly Guard[];
  /** Stale writes by order. */
  readonly staleOf?: Readonly<Record<string, number>>;
}

/** A view as it stood when the last record of a sending had been read. */
export interface Pass {
  readonly view: View;
  readonly seen: Seen;
  readonly guards: readonly Guard[];
  readonly applied: number;
  readonly stale: number;
  readonly topic: string;
  /** The next offset of that topic. */
  readonly next: number;
  readonly documents: readonly Pick<ViewDocument, '_id' | 'qty' | 'total' | 'version'>[];
  readonly at: Date;
}

/** What MongoDB said of one late write: with `upsert`, and of the same command without it. */
export interface StaleWrite {
  readonly topic: string;
  readonly offset: number;
  readonly orderId: string;
  readonly version: number;
  readonly guard: Guard;
  readonly error: ErrorObject;
  readonly again: { readonly matchedCount: number; readonly modifiedCount: number };
  readonly at: Date;
}

/** One shuffled sending: its records are `from` … `to - 1` of `pesanan-acak`. */
export interface Shuffle {
  readonly _id: number;
  readonly seed: number;
  readonly copies: Copies;
  readonly from: number;
  readonly to: number;
  readonly at: Date;
}

export interface GuardSetting {
  readonly _id: 'guard';
  readonly by: Guard;
}
