/** The events of the toko online, as they stand in the log. Names are facts, in the past tense. */
import { z } from 'zod';
import { parsedBy } from '#lib/json.ts';

/** Six customers with a fixed fate: with three partitions, dewi and joko meet in 0, and so on. */
export const CUSTOMERS = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'] as const;

export const orderPlaced = z.object({
  orderId: z.string(),
  customer: z.string(),
  item: z.string(),
  /** Rupiah. */
  total: z.number().int().nonnegative(),
});

export type OrderPlaced = z.infer<typeof orderPlaced>;

export const ORDER_PLACED = 'PesananDibuat';
export const SCHEMA_VERSION = '1';

/** Parses a record's value; a record that is no order is undefined, and the reader goes on. */
export function parseOrder(value: string): OrderPlaced | undefined {
  return parsedBy(orderPlaced, value);
}
