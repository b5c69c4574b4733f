/**
 * An event of this lab: one change of one order, told in two ways. `change` says by how much, `qty`
 * says how much there is now, and `version` which change of this order it was.
 */
import { z } from 'zod';
import { parsedBy } from '#lib/json.ts';

export const orderChange = z.object({
  orderId: z.string(),
  customer: z.string(),
  item: z.string(),
  /** Rupiah a piece. */
  price: z.int().nonnegative(),
  /** Pieces, more or fewer. */
  change: z.int(),
  /** Pieces after it. */
  qty: z.int(),
  /** 1 for the first change of this order, and one more each time: counted by the database. */
  version: z.int().positive(),
});

export type OrderChange = z.infer<typeof orderChange>;

/** What a view is given: the event, and where and as which sending it came. */
export interface Arrived extends OrderChange {
  /** Short name of the topic. */
  readonly topic: string;
  readonly offset: number;
  /** Number of the sending, from the program that sent it. */
  readonly sentNo: number;
}

/** A record that is no such event is undefined, and the reader goes on. */
export function parseChange(value: string): OrderChange | undefined {
  return parsedBy(orderChange, value);
}
