/** What programs of the lab `sinks` store and send, and how it is read back by lab, model and check. */
import * as z from 'zod/mini';
import { parsedBy } from '#lib/json.ts';
import { FLOW_KINDS, SINKS } from './names.ts';

/** An order, as the order service stores it. */
export const orderDocument = z.object({
  _id: z.string(),
  /** 1, 2, 3 …, never given twice. */
  number: z.int(),
  customer: z.string(),
  item: z.string(),
  /** Rupiah. */
  total: z.number(),
  status: z.enum(['DIBUAT', 'DIBAYAR']),
  /** Of which flow it is; 0: placed over HTTP by the asking buyer. */
  flow: z.int(),
  /** When the order service had it, ms. */
  createdAt: z.number(),
  traceId: z.string(),
});
export type OrderDocument = z.infer<typeof orderDocument>;

/** The value of a record, as the connector publishes it. */
const changeValue = z.object({
  op: z.enum(['insert', 'update', 'replace', 'delete', 'read']),
  _id: z.string(),
  /** null: deleted, or gone before it could be looked up. */
  document: z.nullable(orderDocument),
});
export type ChangeValue = z.infer<typeof changeValue>;

/** undefined: no record of the connector's. */
export const parseChange = (value: string): ChangeValue | undefined => parsedBy(changeValue, value);

/** One flow of orders, written before its first order. */
export const flowDocument = z.object({
  _id: z.int(),
  kind: z.enum(FLOW_KINDS),
  orders: z.int(),
  /** The search service was slowed when it began. */
  slow: z.boolean(),
  startedAt: z.number(),
  ended: z.optional(
    z.object({
      at: z.number(),
      /** Orders stored, and the longest time between two of them, ms. */
      written: z.int(),
      longestGapMs: z.number(),
      /** By hand, before its last order. */
      stopped: z.boolean(),
    }),
  ),
});
export type FlowDocument = z.infer<typeof flowDocument>;

/** One order asked for at the instant of its 201: what view and order service said. */
export const readingDocument = z.object({
  _id: z.string(),
  press: z.int(),
  traceId: z.string(),
  /** When it asked, and when the 201 was there, ms. */
  askedAt: z.number(),
  at: z.number(),
  search: z.object({ found: z.boolean(), ms: z.number() }),
  service: z.object({ found: z.boolean(), ms: z.number() }),
  /** From the 201 until the view had it; null: not within the buyer's patience. */
  foundAfterMs: z.nullable(z.number()),
});
export type ReadingDocument = z.infer<typeof readingDocument>;

const sum = z.object({ documents: z.int(), hash: z.string() });
export type Sum = z.infer<typeof sum>;

/** Database and views, read one after another and hashed over the same fields. */
export const comparisonDocument = z.object({
  _id: z.int(),
  at: z.number(),
  /** The topic's end when they were read. */
  end: z.int(),
  orders: sum,
  search: sum,
  /** null: it wasn't running. */
  analytics: z.nullable(sum),
});
export type ComparisonDocument = z.infer<typeof comparisonDocument>;

export const settingDocument = z.object({ _id: z.literal('search'), slow: z.boolean() });

/** One order that a sink has taken in: `at` is when it was there, by the sink's own clock, ms. */
const stored = z.object({
  id: z.string(),
  offset: z.int(),
  flow: z.int(),
  /** The database's clock when it committed, from the record's header, ms. */
  committedAt: z.number(),
  at: z.number(),
});
export type Stored = z.infer<typeof stored>;

const whose = { sink: z.enum(SINKS), pid: z.int(), build: z.int(), at: z.number() };
const trailValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), ...whose, orders: z.array(stored) }),
  /** The view is empty, and reads from offset 0; `wiped`: by the reader, not by a start. */
  z.object({ kind: z.literal('cleared'), ...whose, wiped: z.boolean() }),
  /** It has come to the end of the log again. */
  z.object({ kind: z.literal('rebuilt'), ...whose, records: z.int(), ms: z.number() }),
]);
export type TrailValue = z.infer<typeof trailValue>;

export const parseTrail = (value: string): TrailValue | undefined => parsedBy(trailValue, value);
