/**
 * What the search service asks of a search engine. Small on purpose: an index in this process fits
 * it, and so does a cluster of Elasticsearch or OpenSearch behind its HTTP protocol.
 */
import type { Sum } from './records.ts';

/** What of an order can be searched for. */
export interface SearchDocument {
  readonly orderId: string;
  readonly customer: string;
  readonly item: string;
  /** Rupiah. */
  readonly total: number;
  readonly status: string;
}

export interface Found {
  readonly total: number;
  /** The best first, as many as were asked for. */
  readonly hits: readonly SearchDocument[];
}

// #region port
/**
 * `version` is the offset of the record. What is older than what the index knows of an id changes
 * nothing, be that a document or its removal: a record that comes again does no harm.
 */
export interface SearchSink {
  upsert(documents: readonly { document: SearchDocument; version: number }[]): Promise<void>;
  delete(gone: readonly { orderId: string; version: number }[]): Promise<void>;
  /** Documents that have every word of `query`. */
  search(query: string, limit: number): Promise<Found>;
  /** Forgets everything, versions too. */
  clear(): Promise<void>;
  /** Over all documents, in the order of their ids. */
  hash(): Promise<Sum>;
}
// #endregion
