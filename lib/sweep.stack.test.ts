import { afterAll, beforeAll, expect, it } from 'vitest';
import { kafkaDomain } from './kafka/domain.ts';
import { openRegistry, type Registry, visitorOf } from './registry.ts';
import { newSandboxId, type SandboxRun, scopeOf } from './scope.ts';
import { findLeftovers, removeLeftovers } from './sweep.ts';
import { type KafkaBench, openKafka } from './testing/kafka.ts';
import { type MongoBench, openMongo } from './testing/mongo.ts';

let bench: KafkaBench;
let mongo: MongoBench;
let registry: Registry;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  registry = await openRegistry(mongo.client, 'node-1');
});
afterAll(() => Promise.all([bench, mongo].map((part) => part[Symbol.asyncDispose]())));

/** Topic, group and database of one run, as a lab leaves them. */
async function fill(run: SandboxRun): Promise<void> {
  const scope = scopeOf(run);
  const domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: 'pesanan', partitions: 1 }]);
  await domain.moveBookmark('payment', 'pesanan', 0, 0);
  await mongo.client.db(scope.database).collection('payments').insertOne({ a: 1 });
}

it('the sweep finds what no sandbox owns, removes it, and touches nothing else', async () => {
  const stores = { admin: bench.admin, mongo: mongo.client };
  const owned = await registry.claim(visitorOf(newSandboxId()), 'log');
  await registry.nextRun({ sandbox: owned._id, run: 1 });
  const lost = { sandbox: newSandboxId(), run: 3 };
  const old = { sandbox: owned._id, run: 1 };
  const current = { sandbox: owned._id, run: 2 };
  const begun = { sandbox: owned._id, run: 3 };
  for (const run of [lost, old, current, begun]) await fill(run);
  const foreign = `sb-not-ours-${newSandboxId()}`;
  await bench.admin.createTopics({ topics: [{ topic: foreign }] });

  const ours = [lost.sandbox, owned._id];
  const find = async () =>
    (await findLeftovers(stores)).filter(({ sandbox }) => ours.includes(sandbox));
  const found = await find();
  expect(found).toHaveLength(2);
  expect(found).toContainEqual({
    ...lost,
    topics: [scopeOf(lost).topic('pesanan')],
    groups: [scopeOf(lost).group('payment')],
    databases: [scopeOf(lost).database],
  });
  expect(found).toContainEqual(expect.objectContaining(old));

  expect(await removeLeftovers(stores, found)).toEqual([]);
  expect(await find()).toEqual([]);
  const topics = await bench.admin.listTopics();
  for (const run of [current, begun]) expect(topics).toContain(scopeOf(run).topic('pesanan'));
  expect(topics).toContain(foreign);
  expect(
    await mongo.client.db(scopeOf(current).database).collection('payments').countDocuments(),
  ).toBe(1);
  for (const run of [current, begun])
    await removeLeftovers(stores, [{ ...run, topics: [], groups: [], databases: [] }]);
  await bench.admin.deleteTopics({ topics: [foreign] });
});
