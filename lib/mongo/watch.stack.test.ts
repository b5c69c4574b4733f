import type { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../scope.ts';
import { type Collected, collect } from '../testing/collect.ts';
import { newScope } from '../testing/kafka.ts';
import { type MongoBench, openMongo } from '../testing/mongo.ts';
import { openProxy, type TcpProxy } from '../testing/tcp-proxy.ts';
import { connectMongo } from './client.ts';
import { type DocumentChange, startWatch, type Watch } from './watch.ts';

let bench: MongoBench;
let scope: Scope;
let proxy: TcpProxy;
const watches: { watch: Watch; client: MongoClient }[] = [];

beforeAll(async () => {
  bench = await openMongo();
  const { hostname, port } = new URL(bench.uri.replace('mongodb:', 'http:'));
  proxy = await openProxy({ host: hostname, port: Number(port) });
});
afterEach(async () => {
  for (const { watch, client } of watches.splice(0)) {
    await watch[Symbol.asyncDispose]();
    await client.close();
  }
  await bench.client.db(scope.database).dropDatabase();
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

/** A watch through the proxy, under a name of its own. */
async function openWatch(onChange?: (change: DocumentChange) => void) {
  scope = newScope();
  const appName = `watch-${scope.sandbox}`;
  const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
  const client = await connectMongo({ uri }, appName);
  const changes = collect<DocumentChange>();
  const gone = collect<string>();
  const faults = collect<unknown>();
  let lost = 0;
  const watch = startWatch({
    client,
    change(change) {
      if (change.database !== scope.database) return;
      if (change.op === 'gone') {
        gone.push(change.collection);
        return;
      }
      onChange?.(change);
      changes.push(change);
    },
    historyLost: () => {
      lost += 1;
    },
    fault: (error) => faults.push(error),
  });
  watches.push({ watch, client });
  await watch.opened;
  const collection = bench.client.db(scope.database).collection<{ _id: string }>('search_index');
  return { watch, changes, gone, faults, appName, collection, lost: () => lost };
}

const ids = ({ items }: Collected<DocumentChange>) => items.map(({ id }) => id);

describe('the watch', () => {
  it('tells what was inserted, updated, replaced and deleted, under its database', async () => {
    const { changes, collection } = await openWatch();
    await collection.insertOne({ _id: 'ORD-1', total: 1 } as { _id: string });
    await collection.updateOne({ _id: 'ORD-1' }, { $set: { total: 2 } });
    await collection.replaceOne({ _id: 'ORD-1' }, { total: 3 } as object);
    await collection.deleteOne({ _id: 'ORD-1' });
    await changes.until((items) => items.length === 4);
    const place = { database: scope.database, collection: 'search_index', id: 'ORD-1' };
    expect(changes.items).toMatchObject([
      { ...place, op: 'insert', document: { _id: 'ORD-1', total: 1 } },
      // The whole document is looked up when the event is read; it may be newer than the event.
      { ...place, op: 'update' },
      { ...place, op: 'replace', document: { _id: 'ORD-1', total: 3 } },
      { ...place, op: 'delete', document: null },
    ]);
  });

  it('tells when a whole collection is gone, which names none of its documents', async () => {
    const { changes, gone, collection } = await openWatch();
    await collection.insertOne({ _id: 'ORD-1' });
    await collection.drop();
    await gone.until((items) => items.length === 1);
    expect(gone.items).toEqual(['search_index']);
    expect(ids(changes)).toEqual(['ORD-1']);
  });

  it('misses nothing that is written right after it opened', async () => {
    const { changes, collection } = await openWatch();
    await collection.insertOne({ _id: 'first' });
    await changes.until((items) => items.length === 1);
  });

  it('shows the documents of a transaction, none of an aborted one', async () => {
    const { changes, collection } = await openWatch();
    await collection.insertOne({ _id: 'made' });
    await bench.client.withSession(async (session) => {
      session.startTransaction();
      await collection.insertOne({ _id: 'aborted' }, { session });
      await session.abortTransaction();
      await session.withTransaction(async () => {
        await collection.insertMany([{ _id: 'one' }, { _id: 'two' }], { session });
      });
    });
    await changes.until((items) => items.length === 3);
    expect(ids(changes)).toEqual(['made', 'one', 'two']);
  });

  it('leaves databases out that are no sandbox’s', async () => {
    const { changes, collection } = await openWatch();
    const other = bench.client.db('elsewhere');
    await other.collection('search_index').insertOne({ x: 1 });
    await collection.insertOne({ _id: 'ours' });
    await changes.until((items) => items.length === 1);
    await other.dropDatabase();
    expect(ids(changes)).toEqual(['ours']);
  });
});

describe('the watch, when it breaks,', () => {
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ _id: `ORD-${from + index}` }));

  it('goes on without loss or repeat after the server ended its cursor', async () => {
    const { changes, collection, appName } = await openWatch();
    for (let round = 0; round < 5; round += 1) {
      await collection.insertMany(many(round * 20, 10));
      // Between two fetches there is a cursor to kill; while one is under way it may be busy.
      await expect.poll(() => bench.killCursors(appName)).toBeGreaterThan(0);
      await collection.insertMany(many(round * 20 + 10, 10));
    }
    await changes.until((items) => items.length >= 100);
    expect(ids(changes)).toEqual(many(0, 100).map(({ _id }) => _id));
  });

  it('goes on where it was after the database was away', async () => {
    const { changes, faults, collection, lost } = await openWatch();
    await collection.insertMany(many(0, 5));
    await changes.until((items) => items.length === 5);
    await proxy.unplug();
    await collection.insertMany(many(5, 5));
    await faults.until((items) => items.length > 0);
    await collection.insertMany(many(10, 5));
    await proxy.plug();
    await changes.until((items) => items.length >= 15);
    expect(ids(changes)).toEqual(many(0, 15).map(({ _id }) => _id));
    expect(lost()).toBe(0);
  });

  it('holds its place from the first answer on, even if nothing had happened yet', async () => {
    const { changes, faults, collection } = await openWatch();
    await proxy.unplug();
    await collection.insertMany(many(0, 3));
    await faults.until((items) => items.length > 0);
    await proxy.plug();
    await changes.until((items) => items.length >= 3);
    expect(ids(changes)).toEqual(['ORD-0', 'ORD-1', 'ORD-2']);
  });

  it('passes over an event that its listener could not take, and says so', async () => {
    const { changes, faults, collection } = await openWatch(({ id }) => {
      if (id === 'poison') throw new Error('cannot take it');
    });
    await collection.insertMany([{ _id: 'before' }, { _id: 'poison' }, { _id: 'after' }]);
    await changes.until((items) => items.length >= 2);
    expect(ids(changes)).toEqual(['before', 'after']);
    expect(String(faults.items[0])).toContain('cannot take it');
  });

  it('ends while the database is away', async () => {
    const { watch, faults } = await openWatch();
    await proxy.unplug();
    await faults.until((items) => items.length > 0);
    await watch[Symbol.asyncDispose]();
    await proxy.plug();
  });
});
