import { afterAll, beforeAll, expect, it } from 'vitest';
import { oplogNow } from '#lib/mongo/oplog.ts';
import { type MongoBench, openMongo } from '#lib/testing/mongo.ts';
import { readWindow } from './oplog-window.ts';

let mongo: MongoBench;
const sandbox = (name: string) => mongo.client.db(`sb_${name}_r1`);
beforeAll(async () => {
  mongo = await openMongo();
});
afterAll(() => mongo[Symbol.asyncDispose]());

it('shows nothing of another sandbox, not even from one entry with ours', async () => {
  const [mine, theirs] = [sandbox('00000000000000fe'), sandbox('00000000000000ff')];
  for (const db of [mine, theirs]) {
    await db.dropDatabase();
    await db.createCollection('orders');
  }
  const from = await oplogNow(mongo.client);
  const session = mongo.client.startSession();
  const order = 'ORD-9001';
  await session.withTransaction(async () => {
    for (const db of [mine, theirs]) {
      await db.collection<{ _id: string }>('orders').insertOne({ _id: order }, { session });
    }
  });
  await session.endSession();
  await theirs.collection<{ _id: string }>('orders').insertOne({ _id: 'ORD-9002' });
  const to = await oplogNow(mongo.client);
  // Of the entry that both have written, each is shown its own part.
  for (const [one, other] of [
    [mine, theirs],
    [theirs, mine],
  ] as const) {
    const [entry, ...more] = (await readWindow(one, order, from, to)) ?? [];
    expect([entry?.writes, more]).toEqual([['orders'], []]);
    expect(entry?.text).not.toContain(other.databaseName);
  }
  expect(await readWindow(mine, 'ORD-9002', from, to)).toEqual([]);
  expect(await readWindow(theirs, 'ORD-9002', from, to)).toHaveLength(1);
  for (const db of [mine, theirs]) await db.dropDatabase();
});
