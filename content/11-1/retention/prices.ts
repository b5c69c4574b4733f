/** The catalogue's items, and what is found of them in the log. */
import { z } from 'zod';

/** Rupiah, by item: the key of each record. */
export const PRICES = { kopi: 58_000, teh: 24_000, gula: 31_000, madu: 76_000 } as const;
export const DROPPED = 'madu';

export const kept = z.object({
  offset: z.number().int(),
  key: z.string().nullable(),
  /** null: a tombstone. */
  value: z.string().nullable(),
});

export type Kept = z.infer<typeof kept>;

export const keptReport = z.object({ kept: z.array(kept).max(200), end: z.number().int() });

/** The table that a reader of the log arrives at: the last value of every key counts. */
export function tableOf(records: readonly Kept[]): Record<string, number> {
  const table: Record<string, number> = {};
  for (const { key, value } of records) {
    if (key === null) continue;
    if (value === null) delete table[key];
    else table[key] = priceOf(value);
  }
  return table;
}

/** Keys whose last record is a tombstone. */
export function droppedIn(records: readonly Kept[]): Set<string> {
  const last = new Map(records.map(({ key, value }) => [key ?? '', value]));
  return new Set([...last].flatMap(([key, value]) => (value === null ? [key] : [])));
}

function priceOf(value: string): number {
  try {
    return z.object({ price: z.number() }).parse(JSON.parse(value)).price;
  } catch {
    return Number.NaN;
  }
}
