/**
 * The search service of this lab. It knows no database: what it finds it has read in the log. Whoever
 * asks over HTTP gets what the index has at that moment.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { startChild } from '#lib/process/child.ts';
import { followLog } from './follow-log.ts';
import { HITS_MAX, QUERY_MAX_CHARS, SEARCH } from './names.ts';
import { elasticSink } from './search-elastic.ts';
import { miniSink } from './search-mini.ts';
import type { SearchDocument } from './search-sink.ts';

const settings = z.object({
  workMs: z.number().int().nonnegative(),
  /** An index of Elasticsearch or OpenSearch in place of the one in this process. */
  elastic: z.object({ url: z.string(), index: z.string() }).nullable(),
});

const child = startChild();
const { workMs, elastic } = settings.parse(child.settings.program);
const { prefix } = child.settings;

// #region sink
const sink = elastic ? elasticSink(elastic) : miniSink();
const following = await followLog(
  child,
  {
    sink: SEARCH,
    clear: sink.clear,
    async store(changes) {
      const kept = changes.flatMap(({ document, offset: version }) =>
        document ? [{ document: searchable(document), version }] : [],
      );
      const gone = changes.filter(({ document }) => document === null);
      await sink.upsert(kept);
      await sink.delete(gone.map(({ orderId, offset: version }) => ({ orderId, version })));
    },
  },
  workMs,
);
// #endregion

function searchable(document: Omit<SearchDocument, 'orderId'> & { _id: string }): SearchDocument {
  const { _id: orderId, customer, item, total, status } = document;
  return { orderId, customer, item, total, status };
}

/** Ports are given out again: whoever dials an old one must not read a stranger's orders. */
const door = createServer(async (request, response) => {
  request.resume();
  if (request.headers['x-owner'] !== prefix) return void response.writeHead(421).end();
  const asked = new URL(request.url ?? '/', 'http://search').searchParams.get('q') ?? '';
  try {
    const found = await sink.search(asked.slice(0, QUERY_MAX_CHARS), HITS_MAX);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
door.keepAliveTimeout = 0;
door.listen(0, '127.0.0.1');
await once(door, 'listening');

const find = z.object({ q: z.string().max(QUERY_MAX_CHARS) });
child.answer({
  port: async () => (door.address() as AddressInfo).port,
  async find(raw) {
    const { q } = find.parse(raw);
    const began = performance.now();
    const { total, hits } = await sink.search(q, HITS_MAX);
    const ms = Math.round((performance.now() - began) * 100) / 100;
    child.report('found', { q, total, hits, ms, next: following.next() });
  },
  hash: () => sink.hash(),
  wipe: () => following.wipe(),
  pace: async (raw) => following.pace(z.object({ workMs: z.number().int() }).parse(raw).workMs),
});
child.onStop(async () => {
  door.close();
  door.closeAllConnections();
});
