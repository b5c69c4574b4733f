/** The names and limits of the lab `sinks`: topics, programs, flows, and what may be asked. */

export const TOPIC = 'pesanan';
/** Where the two sinks write down what they have taken in, and when. */
export const TRAIL = 'jejak';
export const WRITER = 'order-service';
export const CONNECTOR = 'connector';
export const SINKS = ['search', 'analytics'] as const;
export type SinkName = (typeof SINKS)[number];
export const [SEARCH, ANALYTICS] = SINKS;
export const ORDERS = 'orders';

/** Of one flow: so many orders, at this rate. Every fifth is paid, every 25th removed. */
export const FLOWS = {
  one: { orders: 1, perSecond: 50 },
  many: { orders: 300, perSecond: 50 },
  fill: { orders: 1000, perSecond: 10_000 },
} as const;
export const FLOW_KINDS = ['one', 'many', 'fill'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Orders placed and asked for by one press. */
export const ASKED = 5;
/** Orders of one run; a rebuilt session reads as many documents. */
export const ORDERS_MAX = 4800;
/** What a slowed search service takes for one record, ms. */
export const SLOW_MS = 100;
/** Characters of a search. */
export const QUERY_MAX_CHARS = 60;
/** Documents one search names. */
export const HITS_MAX = 5;
/** Rows of one answer of the analytics. */
export const ROWS_MAX = 12;

/** What the shop sells: words to search for, and a price in rupiah. */
export const ITEMS = [
  { item: 'kopi gayo bubuk', price: 58_000 },
  { item: 'kopi toraja biji', price: 72_000 },
  { item: 'teh melati celup', price: 21_000 },
  { item: 'gula aren cair', price: 34_000 },
  { item: 'sambal bawang pedas', price: 27_000 },
  { item: 'kerupuk udang mentah', price: 39_000 },
  { item: 'beras pandan wangi', price: 86_000 },
  { item: 'madu hutan sumbawa', price: 95_000 },
  { item: 'keripik tempe tipis', price: 18_000 },
  { item: 'cokelat bali batang', price: 44_000 },
] as const;
