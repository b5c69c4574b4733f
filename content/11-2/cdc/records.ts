/** What programs of the lab `cdc` store, and how it is read back: by lab, model and check alike. */
import { z } from 'zod/mini';
import { parsedBy } from '#lib/json.ts';

/** An order, as the order service stores it. */
export const orderDocument = z.object({
  _id: z.string(),
  /** 1, 2, 3 …: in this order they were committed. */
  number: z.int(),
  customer: z.string(),
  total: z.number(),
  status: z.string(),
  /** Goes up with each change. */
  version: z.int(),
  /** Of which flow it is. */
  round: z.int(),
  /** ms. */
  createdAt: z.number(),
  traceId: z.string(),
});
export type OrderDocument = z.infer<typeof orderDocument>;

/** The value of a record, as the connector publishes it. */
export const changeValue = z.object({
  op: z.enum(['insert', 'update', 'replace', 'delete', 'read']),
  _id: z.string(),
  document: z.nullable(orderDocument),
});
export type ChangeValue = z.infer<typeof changeValue>;

/** undefined: no record of the connector's. */
export function parseChange(value: string): ChangeValue | undefined {
  return parsedBy(changeValue, value);
}

/** One flow of orders, written before its first order. */
export const roundDocument = z.object({
  _id: z.int(),
  mode: z.enum(['before', 'after', 'every', 'copy']),
  /** `plan`: its deaths were planned; `hand`: only the reader kills. */
  by: z.enum(['plan', 'hand']),
  startedAt: z.number(),
  /** Of a planned one: nobody brings the connector back for it any more. */
  done: z.optional(z.boolean()),
  /** What was written last: an order's number, and the change of an older one. */
  ended: z.optional(
    z.object({
      at: z.number(),
      number: z.int(),
      changed: z.nullable(z.object({ number: z.int(), version: z.int() })),
    }),
  ),
});
export type RoundDocument = z.infer<typeof roundDocument>;

/** One death of the connector, noted by the server once the process was gone. */
export const killDocument = z.object({
  _id: z.string(),
  round: z.int(),
  by: z.enum(['plan', 'hand']),
  /** `gap`: at the crash point between the two writes; `now`: wherever it was. */
  how: z.enum(['gap', 'now']),
  at: z.number(),
  /** How far the log reached by then. */
  end: z.int(),
});
export type KillDocument = z.infer<typeof killDocument>;
