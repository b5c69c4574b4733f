/**
 * One port, two adapters, the same demands on both: the index within the process, and the HTTP
 * protocol of Elasticsearch as it is documented. No cluster is asked; that is said in the lab too.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elasticSink } from './search-elastic.ts';
import { miniSink } from './search-mini.ts';
import type { SearchDocument, SearchSink } from './search-sink.ts';
import { type ElasticServer, startElastic } from './testing-elastic.ts';

let server: ElasticServer;
beforeAll(async () => {
  server = await startElastic();
});
afterAll(() => server[Symbol.asyncDispose]());

const order = (number: number, change: Partial<SearchDocument> = {}): SearchDocument => ({
  ...{ orderId: `ORD-${number}`, customer: 'dewi', item: 'kopi gayo bubuk', total: 58_000 },
  ...{ status: 'DIBUAT', ...change },
});
const at = (version: number, document: SearchDocument) => ({ document, version });
const ids = async (sink: SearchSink, query: string) =>
  (await sink.search(query, 10)).hits.map(({ orderId }) => orderId).sort();

const adapters: Readonly<Record<string, () => SearchSink>> = {
  MiniSearch: miniSink,
  'the protocol of Elasticsearch': () => elasticSink({ url: server.url, index: 'orders' }),
};

describe.each(Object.keys(adapters))('the port, over %s', (name) => {
  let sink: SearchSink;
  beforeEach(async () => {
    sink = adapters[name]?.() ?? miniSink();
    await sink.clear();
  });

  it('finds documents that have every word, and says how many there are', async () => {
    await sink.upsert([
      at(0, order(1)),
      at(1, order(2, { item: 'kopi toraja biji' })),
      at(2, order(3, { customer: 'joko' })),
    ]);
    expect(await ids(sink, 'kopi')).toEqual(['ORD-1', 'ORD-2', 'ORD-3']);
    expect(await ids(sink, 'kopi dewi')).toEqual(['ORD-1', 'ORD-2']);
    expect(await ids(sink, 'ORD-3')).toEqual(['ORD-3']);
    expect(await ids(sink, 'teh')).toEqual([]);
    expect(await sink.search('kopi', 1)).toMatchObject({ total: 3, hits: [{}] });
  });

  it('takes a younger version, and refuses an older one that comes late', async () => {
    await sink.upsert([at(0, order(1))]);
    await sink.upsert([at(7, order(1, { status: 'DIBAYAR' }))]);
    await sink.upsert([at(3, order(1, { customer: 'rina' })), at(7, order(1))]);
    expect((await sink.search('ORD-1', 1)).hits).toEqual([order(1, { status: 'DIBAYAR' })]);
    expect(await ids(sink, 'rina')).toEqual([]);
  });

  it('removes, and lets nothing older come back', async () => {
    await sink.upsert([at(0, order(1)), at(1, order(2))]);
    await sink.delete([{ orderId: 'ORD-1', version: 5 }]);
    await sink.upsert([at(4, order(1))]);
    await sink.delete([{ orderId: 'ORD-9', version: 6 }]);
    expect(await ids(sink, 'kopi')).toEqual(['ORD-2']);
    expect((await sink.hash()).documents).toBe(1);
  });

  it('forgets versions with the documents: a rebuild begins at 0 again', async () => {
    await sink.upsert([at(9, order(1))]);
    await sink.clear();
    expect((await sink.hash()).documents).toBe(0);
    await sink.upsert([at(0, order(1))]);
    expect(await ids(sink, 'kopi')).toEqual(['ORD-1']);
  });

  it('hashes what it holds, in whatever order it came', async () => {
    const all = Array.from({ length: 1200 }, (_, n) => at(n, order(n)));
    await sink.upsert(all);
    const whole = await sink.hash();
    expect(whole.documents).toBe(1200);
    const other = miniSink();
    await other.upsert(all.toReversed());
    expect(await other.hash()).toEqual(whole);
    await sink.upsert([at(2000, order(600, { total: 1 }))]);
    expect((await sink.hash()).hash).not.toBe(whole.hash);
  });
});

describe('what goes over the wire', () => {
  it('is what the documentation asks for', async () => {
    const sink = elasticSink({ url: server.url, index: 'wire' });
    server.asked.length = 0;
    await sink.clear();
    await sink.upsert([at(0, order(1))]);
    await sink.upsert([]);
    await sink.delete([{ orderId: 'ORD-1', version: 1 }]);
    await sink.search('kopi', 3);
    expect(await sink.count()).toBe(0);
    await sink.hash();
    expect(server.asked).toEqual([
      'DELETE /wire?ignore_unavailable=true –',
      'PUT /wire application/json',
      'POST /wire/_bulk application/x-ndjson',
      'POST /wire/_bulk application/x-ndjson',
      'POST /wire/_search application/json',
      'GET /wire/_count –',
      'POST /wire/_refresh –',
      'POST /wire/_search application/json',
    ]);
  });

  it('fails loudly where an item was refused, or there is no index', async () => {
    const sink = elasticSink({ url: server.url, index: 'refusing' });
    await expect(sink.upsert([at(0, order(1))])).rejects.toThrow('404');
    await sink.clear();
    server.refuseNext(429);
    await expect(sink.upsert([at(0, order(1))])).rejects.toThrow('es_rejected_execution_exception');
    await sink.upsert([at(0, order(1))]);
    expect(await sink.count()).toBe(1);
  });
});
