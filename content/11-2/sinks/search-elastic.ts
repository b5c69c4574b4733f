/**
 * The same port over the HTTP protocol of Elasticsearch, which OpenSearch speaks too: `_bulk` with
 * external versions, `_search`, `_refresh`. Tried against that protocol as it is documented, by a
 * server of the test's own; a cluster stands in no test of this repository.
 */
import * as z from 'zod/mini';
import { hashOf } from './hash.ts';
import type { SearchDocument, SearchSink } from './search-sink.ts';

/** Documents of one page, when all of them are read. */
const PAGE = 500;
/** A cluster that does not answer within this is away, ms. */
const ANSWER_WITHIN_MS = 5000;

const MAPPINGS = {
  mappings: {
    properties: {
      // Whole, so that it can be sorted by and matched as one word.
      orderId: { type: 'keyword' },
      customer: { type: 'text' },
      item: { type: 'text' },
      total: { type: 'long' },
      status: { type: 'text' },
    },
  },
};

const result = z.object({
  _id: z.string(),
  status: z.int(),
  error: z.optional(z.object({ type: z.string(), reason: z.optional(z.string()) })),
});
const bulkAnswer = z.object({ errors: z.boolean(), items: z.array(z.record(z.string(), result)) });
const document = z.object({
  orderId: z.string(),
  customer: z.string(),
  item: z.string(),
  total: z.number(),
  status: z.string(),
});
const searchAnswer = z.object({
  hits: z.object({
    total: z.object({ value: z.int() }),
    hits: z.array(z.object({ _source: document })),
  }),
});
const countAnswer = z.object({ count: z.int() });

export interface ElasticOptions {
  /** Such as `http://localhost:9200`. */
  readonly url: string;
  readonly index: string;
}

/** Counts too, which the port doesn't ask for and the protocol has. */
export interface ElasticSink extends SearchSink {
  count(): Promise<number>;
}

/** What of the protocol is used. @throws Error where the answer is none, or an item was refused */
function connectElastic({ url, index }: ElasticOptions) {
  const ask = async (method: string, path: string, body?: string, type = 'application/json') => {
    const answer = await fetch(`${url}/${index}${path}`, {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { body, headers: { 'content-type': type } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text === '' ? {} : JSON.parse(text);
  };
  const search = async (body: object) =>
    searchAnswer.parse(await ask('POST', '/_search', JSON.stringify(body))).hits;

  // #region bulk
  const versioned = (_id: string, version: number) => ({ _id, version, version_type: 'external' });
  const bulk = async (lines: readonly object[]) => {
    if (lines.length === 0) return;
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const { items } = bulkAnswer.parse(await ask('POST', '/_bulk', body, 'application/x-ndjson'));
    for (const item of items) {
      for (const [action, { _id, status, error }] of Object.entries(item)) {
        // 409: the index knows something younger. 404: what is to be removed isn't there.
        if (status === 409 || (action === 'delete' && status === 404) || status < 300) continue;
        throw new Error(`${action} ${_id}: ${status} ${error?.type ?? ''}`);
      }
    }
  };
  // #endregion

  return { ask, search, bulk, versioned };
}

export function elasticSink(options: ElasticOptions): ElasticSink {
  const { ask, search, bulk, versioned } = connectElastic(options);
  /** Every document, page by page: what is said of all of them must not stop at one answer's end. */
  const everything = async () => {
    const all: SearchDocument[] = [];
    for (let after: string | undefined; ; ) {
      const { hits } = await search({
        size: PAGE,
        sort: [{ orderId: 'asc' }],
        query: { match_all: {} },
        ...(after === undefined ? {} : { search_after: [after] }),
      });
      all.push(...hits.map(({ _source }) => _source));
      after = hits.at(-1)?._source.orderId;
      if (hits.length < PAGE) return all;
    }
  };

  return {
    upsert: (given) =>
      bulk(
        given.flatMap(({ document: source, version }) => [
          { index: versioned(source.orderId, version) },
          source,
        ]),
      ),
    delete: (gone) =>
      bulk(gone.map(({ orderId, version }) => ({ delete: versioned(orderId, version) }))),
    async search(query, limit) {
      const fields = ['orderId', 'customer', 'item', 'status'];
      const every = { query, fields, type: 'cross_fields', operator: 'and' };
      const found = { size: limit, track_total_hits: true, query: { multi_match: every } };
      const { total, hits } = await search(found);
      return { total: total.value, hits: hits.map(({ _source }) => _source) };
    },
    async clear() {
      // Without its documents it would still know their versions: the index itself is made anew.
      await ask('DELETE', '?ignore_unavailable=true');
      await ask('PUT', '', JSON.stringify(MAPPINGS));
    },
    async hash() {
      await ask('POST', '/_refresh');
      return hashOf(await everything());
    },
    count: async () => countAnswer.parse(await ask('GET', '/_count')).count,
  };
}
