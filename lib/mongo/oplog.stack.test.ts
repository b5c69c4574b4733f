/**
 * One visitor's reading of the log that all visitors share. What is not theirs must not come out,
 * least of all from inside a transaction that wrote for two.
 */
import type { Timestamp } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../scope.ts';
import { newScope } from '../testing/kafka.ts';
import { type MongoBench, openMongo } from '../testing/mongo.ts';
import {
  type OplogEntry,
  operationsOf,
  oplogNow,
  oplogReadable,
  ownPart,
  readOplog,
  toPlain,
} from './oplog.ts';

const CANARY = 'another visitor’s order';

let bench: MongoBench;
let mine: Scope;
let other: Scope;
let from: Timestamp;

const orders = ({ database }: Scope) =>
  bench.client.db(database).collection<{ _id: string; total?: number; note?: string }>('orders');
const read = (query: Partial<Parameters<typeof readOplog>[1]> = {}) =>
  readOplog(bench.client, {
    ...{ database: mine.database, collections: ['orders'], from, max: 100 },
    ...query,
  });
const shapes = (entries: readonly OplogEntry[]) => entries.map(({ op, o, o2 }) => ({ op, o, o2 }));

beforeAll(async () => {
  bench = await openMongo();
});
beforeEach(async () => {
  [mine, other] = [newScope(), newScope()];
  // Made before a transaction needs them.
  for (const scope of [mine, other])
    await bench.client.db(scope.database).createCollection('orders');
  from = await oplogNow(bench.client);
});
afterAll(async () => {
  for (const scope of [mine, other]) await bench.client.db(scope.database).dropDatabase();
  await bench[Symbol.asyncDispose]();
});

describe('the oplog of one sandbox', () => {
  it('says insert, diff, replacement and delete as the server wrote them', async () => {
    await orders(mine).insertOne({ _id: 'ORD-1', total: 1 });
    await orders(mine).updateOne({ _id: 'ORD-1' }, { $inc: { total: 4 }, $set: { note: 'x' } });
    await orders(mine).updateOne({ _id: 'ORD-1' }, { $unset: { note: true } });
    await orders(mine).updateOne({ _id: 'ORD-1' }, { $set: { total: 5 } });
    await orders(mine).replaceOne({ _id: 'ORD-1' }, { total: 9 });
    await orders(mine).deleteOne({ _id: 'ORD-1' });
    expect(shapes(await read())).toEqual([
      { op: 'i', o: { _id: 'ORD-1', total: 1 }, o2: { _id: 'ORD-1' } },
      { op: 'u', o: { $v: 2, diff: { u: { total: 5 }, i: { note: 'x' } } }, o2: { _id: 'ORD-1' } },
      { op: 'u', o: { $v: 2, diff: { d: { note: false } } }, o2: { _id: 'ORD-1' } },
      // To set what is already so is no change, and leaves no entry.
      { op: 'u', o: { _id: 'ORD-1', total: 9 }, o2: { _id: 'ORD-1' } },
      { op: 'd', o: { _id: 'ORD-1' }, o2: undefined },
    ]);
  });

  it('holds nothing of another database, nor of a longer name that begins alike', async () => {
    await orders(other).insertOne({ _id: CANARY });
    const longer = bench.client.db(`${mine.database}0`).collection<{ _id: string }>('orders');
    await longer.insertOne({ _id: CANARY });
    await orders(mine).insertOne({ _id: 'ORD-1' });
    await bench.client.db(`${mine.database}0`).dropDatabase();
    for (const collections of [['orders'], undefined]) {
      const whole = { database: mine.database, from, max: 100 };
      const query = collections ? { ...whole, collections } : whole;
      const entries = await readOplog(bench.client, query);
      expect(entries.filter(({ op }) => op === 'i').map(({ o }) => o._id)).toEqual(['ORD-1']);
      expect(JSON.stringify(entries.map(toPlain))).not.toContain(CANARY);
    }
  });

  it('keeps of a transaction only the operations of this database', async () => {
    await bench.client.withSession((session) =>
      session.withTransaction(async () => {
        await orders(other).insertOne({ _id: CANARY }, { session });
        await orders(mine).insertOne({ _id: 'ORD-1' }, { session });
        await orders(mine).updateOne({ _id: 'ORD-1' }, { $set: { total: 3 } }, { session });
        await orders(other).updateOne({ _id: CANARY }, { $set: { note: CANARY } }, { session });
      }),
    );
    const [entry, ...more] = await read();
    expect(more).toEqual([]);
    expect(entry?.op).toBe('c');
    expect(entry && operationsOf(entry).map(({ op, ns }) => `${op} ${ns}`)).toEqual([
      `i ${mine.database}.orders`,
      `u ${mine.database}.orders`,
    ]);
    expect(JSON.stringify(entry && toPlain(entry))).not.toContain(CANARY);
    expect(JSON.stringify(entry && toPlain(entry))).not.toContain(other.database);
    // Whoever wrote nothing in it learns not even that it was.
    expect(await read({ database: newScope().database })).toEqual([]);
  });

  it('goes on from a time, and stops at its limit', async () => {
    await orders(mine).insertMany(['a', 'b', 'c', 'd'].map((_id) => ({ _id })));
    for (const _id of ['e', 'f']) await orders(mine).insertOne({ _id });
    const all = await read();
    const last = all.at(-2);
    expect(await read({ from: last?.ts ?? from })).toEqual(all.slice(-2));
    expect(await read({ max: 2 })).toEqual(all.slice(0, 2));
    const ids = all.flatMap(operationsOf).map(({ o }) => o._id);
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('is readable here, and the reading is plain JSON', async () => {
    expect(await oplogReadable(bench.client)).toBe(true);
    await orders(mine).insertOne({ _id: 'ORD-1' });
    const [entry] = await read();
    expect(entry && toPlain(entry)).toMatchObject({
      ts: { $timestamp: { t: entry?.ts.t, i: entry?.ts.i } },
      wall: { $date: entry?.wall?.toISOString() },
    });
  });
});

describe('the part of an entry that is one sandbox’s', () => {
  const wants = (ns: unknown) => ns === 'a.orders';

  it('looks into what is nested, and says nothing of what it left out', () => {
    const inner = (ns: string) => ({ op: 'i', ns, o: { _id: 1 } });
    const nested = {
      op: 'c',
      ns: 'a.$cmd',
      o: { applyOps: [inner('b.orders'), inner('a.orders')], count: 2 },
    };
    const entry = { op: 'c', ns: 'admin.$cmd', o: { applyOps: [inner('b.x'), nested], count: 3 } };
    expect(ownPart(entry, wants)).toEqual({
      op: 'c',
      ns: 'admin.$cmd',
      o: { applyOps: [{ op: 'c', ns: 'a.$cmd', o: { applyOps: [inner('a.orders')] } }] },
    });
    expect(ownPart({ op: 'c', ns: 'a.orders', o: { applyOps: [] } }, wants)).toBeUndefined();
  });
});
