/** From a bell to a fact: every entry once, in order, and nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabFact } from './events.ts';
import { createOplogReading } from './oplog-reading.ts';
import type { Scope } from './scope.ts';
import { collect } from './testing/collect.ts';
import { newScope } from './testing/kafka.ts';
import { type MongoBench, openMongo } from './testing/mongo.ts';

let bench: MongoBench;
const scopes: Scope[] = [];

beforeAll(async () => {
  bench = await openMongo();
});
afterAll(async () => {
  for (const { database } of scopes) await bench.client.db(database).dropDatabase();
  await bench[Symbol.asyncDispose]();
});

/** A reading of a sandbox of its own, and the ids of what it was told. */
async function openReading() {
  const scope = newScope();
  scopes.push(scope);
  const told = collect<string>();
  const faults: unknown[] = [];
  const publish = (_to: Scope, fact: LabFact) => {
    if (fact.type !== 'oplog') return;
    for (const { o } of fact.entries) told.push(String((o as { _id: unknown })._id));
  };
  const fault = (error: unknown) => faults.push(error);
  const reading = createOplogReading({ client: bench.client, publish, fault });
  const db = bench.client.db(scope.database);
  const orders = db.collection<{ _id: string }>('orders');
  await reading.begin(scope, ['orders'], db);
  /** Writes, and rings as the change stream would: in order, with the time of that very write. */
  const write = (_id: string) =>
    bench.client.withSession(async (session) => {
      await orders.insertOne({ _id }, { session });
      const at = session.operationTime;
      if (!at) throw new Error('the write has no time');
      for (let times = 0; times < 2; times += 1) reading.rang(scope.database, at);
    });
  return { reading, scope, db, orders, write, told, faults };
}

const names = (count: number) => Array.from({ length: count }, (_, n) => `ORD-${n}`);

describe('the reading of the oplog', () => {
  it('tells each entry once and in order, however often it is rung', async () => {
    const { write, told, faults } = await openReading();
    for (const name of names(60)) await write(name);
    await told.until((items) => items.length >= 60);
    expect(told.items).toEqual(names(60));
    expect(faults).toEqual([]);
  });

  it('tells what was there before it, in pages, and again to whoever begins anew', async () => {
    const { reading, scope, db, orders, write, told } = await openReading();
    await orders.insertMany(names(450).map((_id) => ({ _id })));
    await reading.begin(scope, ['orders'], db);
    expect(told.items).toEqual(names(450));
    await write('ORD-450');
    await told.until((items) => items.length === 451);
    await reading.begin(scope, ['orders'], db);
    expect(told.items.slice(451)).toEqual(names(451));
  });

  it('says nothing of another sandbox, and nothing once it is over', async () => {
    const { reading, scope, write, told } = await openReading();
    await write('ORD-0');
    await told.until((items) => items.length === 1);
    reading.end(scope);
    await write('ORD-1');
    const other = await openReading();
    await other.write('ORD-2');
    await other.told.until((items) => items.length === 1);
    expect(told.items).toEqual(['ORD-0']);
    expect(other.told.items).toEqual(['ORD-2']);
  });
});
