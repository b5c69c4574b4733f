/**
 * A server that answers as the documentation of Elasticsearch says a node does: it parses each real
 * request, keeps versions, and refuses what the protocol forbids. It is no cluster: how one scores,
 * shards or fails is not in it.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Stored {
  readonly version: number;
  readonly source: Readonly<Record<string, unknown>> | null;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface ElasticServer extends AsyncDisposable {
  readonly url: string;
  /** `POST /orders/_bulk application/x-ndjson`, in the order in which they came. */
  readonly asked: string[];
  /** The next `_bulk` refuses its items with this status. */
  refuseNext(status: number): void;
}

export async function startElastic(): Promise<ElasticServer> {
  const asked: string[] = [];
  const indexes = new Map<string, Map<string, Stored>>();
  let refusing: number | undefined;

  const answerTo = (method: string, path: string, query: string, text: string): Answer => {
    const [, index = '', act = ''] = path.split('/');
    const documents = indexes.get(index);
    if (act === '' && method === 'DELETE') {
      const known = indexes.delete(index);
      return known || query === 'ignore_unavailable=true'
        ? { status: 200, body: {} }
        : missing(index);
    }
    if (act === '' && method === 'PUT') {
      if (documents)
        return { status: 400, body: { error: { type: 'resource_already_exists_exception' } } };
      if (!JSON.parse(text).mappings?.properties?.orderId) return { status: 400 };
      indexes.set(index, new Map());
      return { status: 200, body: { acknowledged: true } };
    }
    if (!documents) return missing(index);
    if (act === '_bulk' && method === 'POST') {
      const status = refusing;
      refusing = undefined;
      return { status: 200, body: bulk(documents, text, status) };
    }
    if (act === '_refresh' && method === 'POST') return { status: 200, body: {} };
    const kept = [...documents.values()].flatMap(({ source }) => (source ? [source] : []));
    if (act === '_count' && method === 'GET') return { status: 200, body: { count: kept.length } };
    if (act === '_search' && method === 'POST') return { status: 200, body: search(kept, text) };
    return { status: 405 };
  };

  const server = createServer(async (request, response) => {
    const { method = '', url = '/', headers } = request;
    const [path = '', query = ''] = url.split('?');
    asked.push(`${method} ${url} ${headers['content-type'] ?? '–'}`);
    const wanted = path.endsWith('_bulk') ? 'application/x-ndjson' : 'application/json';
    try {
      const text = await bodyOf(request);
      const wrong = text !== '' && headers['content-type'] !== wanted;
      const { status, body } = wrong ? { status: 406 } : answerTo(method, path, query, text);
      response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body));
    } catch (error) {
      const reason = { error: { type: 'illegal_argument_exception', reason: String(error) } };
      response.writeHead(400).end(JSON.stringify(reason));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    refuseNext: (status) => {
      refusing = status;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function bulk(documents: Map<string, Stored>, text: string, refusing: number | undefined) {
  // The last line of data must end with a newline too.
  if (!text.endsWith('\n')) throw new SyntaxError('the bulk request must end with a newline');
  const lines = text.slice(0, -1).split('\n');
  const items: unknown[] = [];
  while (lines.length > 0) {
    const [[action, meta]] = Object.entries(JSON.parse(lines.shift() ?? '')) as [
      [string, { _id: string; version: number; version_type: string }],
    ];
    const source = action === 'index' ? JSON.parse(lines.shift() ?? '') : null;
    const { _id, version, version_type: kind } = meta;
    if (kind !== 'external') throw new SyntaxError(`version_type ${kind}`);
    const refused = { status: refusing, error: { type: 'es_rejected_execution_exception' } };
    const done = refusing ? refused : outcome(documents, action, _id, { version, source });
    items.push({ [action]: { _id, ...done } });
  }
  return { errors: JSON.stringify(items).includes('"error"'), items };
}

function outcome(documents: Map<string, Stored>, action: string, _id: string, next: Stored) {
  const before = documents.get(_id);
  if (before && before.version >= next.version) {
    return { status: 409, error: { type: 'version_conflict_engine_exception' } };
  }
  documents.set(_id, next);
  if (action === 'delete') return { status: before?.source ? 200 : 404 };
  return { status: before?.source ? 200 : 201 };
}

const missing = (index: string): Answer => ({
  status: 404,
  body: { error: { type: 'index_not_found_exception', index }, status: 404 },
});

interface SearchBody {
  readonly size: number;
  readonly sort?: readonly Record<string, 'asc'>[];
  readonly search_after?: readonly string[];
  readonly query: {
    readonly match_all?: object;
    readonly multi_match?: { query: string; fields: string[]; type: string; operator: string };
  };
}

/** Of the query language what the adapter says: everything, or every word in some field. */
function search(kept: readonly Readonly<Record<string, unknown>>[], text: string) {
  const { size, sort, search_after: after, query } = JSON.parse(text) as SearchBody;
  const { multi_match: multi } = query;
  if (!multi && !query.match_all) throw new SyntaxError('no query');
  const [field] = Object.keys(sort?.[0] ?? {});
  const found = kept
    .filter((source) => !multi || hasEvery(source, multi))
    .filter((source) => !field || !after || String(source[field]) > String(after[0]))
    .toSorted((a, b) => (field && String(a[field]) < String(b[field]) ? -1 : 1));
  return {
    took: 1,
    timed_out: false,
    hits: {
      total: { value: found.length, relation: 'eq' },
      hits: found.slice(0, size).map((source) => ({ _id: source.orderId, _source: source })),
    },
  };
}

function hasEvery(
  source: Readonly<Record<string, unknown>>,
  { query, fields, type, operator }: NonNullable<SearchBody['query']['multi_match']>,
): boolean {
  if (type !== 'cross_fields' || operator !== 'and') throw new SyntaxError(`${type} ${operator}`);
  const words = fields.flatMap((field) => String(source[field]).toLowerCase().split(/\s+/));
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
