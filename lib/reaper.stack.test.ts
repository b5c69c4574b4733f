import type { Admin } from 'kafkajs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectKafka } from './kafka/client.ts';
import { kafkaDomain } from './kafka/domain.ts';
import { type Reaper, startReaper } from './reaper.ts';
import { openRegistry, type Registry, visitorOf } from './registry.ts';
import { newSandboxId, type SandboxRun, scopeOf } from './scope.ts';
import { type KafkaBench, openKafka } from './testing/kafka.ts';
import { type MongoBench, openMongo } from './testing/mongo.ts';

let bench: KafkaBench;
let mongo: MongoBench;
let registry: Registry;
let open: Set<string>;
let faults: unknown[];
let reaper: Reaper;

beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  registry = await openRegistry(mongo.client, 'node-1');
});
beforeEach(async () => {
  open = new Set();
  faults = [];
  await registry.garbage.deleteMany({});
  reaper = reaperWith({});
});
afterAll(() => Promise.all([bench, mongo].map((part) => part[Symbol.asyncDispose]())));

/** `broken`: admin calls that fail, as if the server had died there. */
function reaperWith(broken: Partial<Admin>, node = 'node-1'): Reaper {
  const made = startReaper({
    admin: { ...bench.admin, ...broken },
    mongo: mongo.client,
    registry,
    node,
    isOpen: (sandbox) => open.has(sandbox),
    fault: (error) => faults.push(error),
  });
  // Sweeps are made by hand here; its clock is not needed.
  void made[Symbol.asyncDispose]();
  return made;
}

/** Topic, group and database of one run, as a lab leaves them. */
async function fill(run: SandboxRun): Promise<void> {
  const scope = scopeOf(run);
  const domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: 'pesanan', partitions: 1 }]);
  await domain.moveBookmark('payment', 'pesanan', 0, 0);
  await mongo.client.db(scope.database).collection('payments').insertOne({ a: 1 });
}

async function left(run: SandboxRun) {
  const { prefix, database } = scopeOf(run);
  const [topics, { groups }, { databases }] = await Promise.all([
    bench.admin.listTopics(),
    bench.admin.listGroups(),
    mongo.client.db('admin').admin().listDatabases({ nameOnly: true }),
  ]);
  return {
    topics: topics.filter((name) => name.startsWith(prefix)).length,
    groups: groups.filter(({ groupId }) => groupId.startsWith(prefix)).length,
    databases: databases.filter(({ name }) => name === database).length,
  };
}
const nothing = { topics: 0, groups: 0, databases: 0 };
const everything = { topics: 1, groups: 1, databases: 1 };

/** A sandbox with its first run filled, last touched `hours` ago. */
async function aSandbox(hours = 0): Promise<SandboxRun> {
  const { _id: sandbox } = await registry.claim(visitorOf(newSandboxId()), 'log');
  await fill({ sandbox, run: 1 });
  await touch(sandbox, hours);
  return { sandbox, run: 1 };
}
const touch = (sandbox: string, hoursAgo: number) =>
  registry.sandboxes.updateOne(
    { _id: sandbox },
    { $set: { touched: new Date(Date.now() - hoursAgo * 3600_000) } },
  );

describe('the reaper', () => {
  it('deletes the run that was reset, and leaves the one after it', async () => {
    const first = await aSandbox();
    await registry.nextRun(first);
    const second = { ...first, run: 2 };
    await fill(second);
    expect(await reaper.sweep()).toBe(1);
    expect(await left(first)).toEqual(nothing);
    expect(await left(second)).toEqual(everything);
    expect(await registry.garbage.countDocuments()).toBe(0);
  });

  it('never deletes a current run, even one that was handed over by a reset cut off', async () => {
    const run = await aSandbox();
    await registry.discard(run);
    await reaper.sweep();
    expect(await left(run)).toEqual(everything);
  });

  it('does not take run 1 for the beginning of run 10', async () => {
    const first = await aSandbox();
    const tenth = { ...first, run: 10 };
    await fill(tenth);
    await registry.sandboxes.updateOne({ _id: first.sandbox }, { $set: { run: 10 } });
    await registry.discard(first);
    await reaper.sweep();
    expect([await left(first), await left(tenth)]).toEqual([nothing, everything]);
  });

  it('ends a sandbox that nobody came back to for two hours', async () => {
    const [old, fresh] = [await aSandbox(3), await aSandbox(1)];
    await reaper.sweep();
    expect([await left(old), await left(fresh)]).toEqual([nothing, everything]);
    expect(await registry.sandboxes.findOne({ _id: old.sandbox })).toBeNull();
  });

  it('leaves alone who is open, who is another node’s, and who has just been touched', async () => {
    const [opened, foreign, touched] = [await aSandbox(3), await aSandbox(3), await aSandbox(3)];
    open.add(opened.sandbox);
    const lease = { node: 'node-2', leaseUntil: new Date(Date.now() + 60_000) };
    await registry.sandboxes.updateOne({ _id: foreign.sandbox }, { $set: lease });
    await registry.touch([touched.sandbox]);
    await reaper.sweep();
    for (const run of [opened, foreign, touched]) expect(await left(run)).toEqual(everything);
  });

  it('lets the reader win who comes back while it is at work', async () => {
    const run = await aSandbox(3);
    const { discard } = registry;
    const slow = startReaper({
      admin: bench.admin,
      mongo: mongo.client,
      node: 'node-1',
      isOpen: () => false,
      fault: (error) => faults.push(error),
      registry: {
        ...registry,
        async discard(entry) {
          const answer = await discard(entry);
          await touch(run.sandbox, 0);
          return answer;
        },
      },
    });
    await slow.sweep();
    await slow[Symbol.asyncDispose]();
    expect(await left(run)).toEqual(everything);
    expect(await registry.sandboxes.findOne({ _id: run.sandbox })).not.toBeNull();
  });

  it('takes over from a node whose lease ran out', async () => {
    const run = await aSandbox(3);
    const lease = { node: 'node-gone', leaseUntil: new Date(Date.now() - 1000) };
    await registry.sandboxes.updateOne({ _id: run.sandbox }, { $set: lease });
    await reaper.sweep();
    expect(await left(run)).toEqual(nothing);
  });

  it('cut off in the middle is done again by the next sweep', async () => {
    const run = await aSandbox(3);
    const dying = reaperWith({ deleteTopics: () => Promise.reject(new Error('killed')) });
    await dying.sweep();
    expect(await left(run)).toMatchObject({ topics: 1, databases: 1 });
    await reaper.sweep();
    await reaper.sweep();
    expect(await left(run)).toEqual(nothing);
  });

  it('is not stopped by a group that somebody is still in', async () => {
    const [busy, free] = [await aSandbox(), await aSandbox()];
    const scope = scopeOf(busy);
    const member = connectKafka(bench.connection, 'kcat').consumer({
      groupId: scope.group('payment'),
    });
    const joined = new Promise((resolve) => member.on(member.events.GROUP_JOIN, resolve));
    await member.connect();
    await member.subscribe({ topic: scope.topic('pesanan') });
    await member.run({ eachMessage: async () => undefined });
    await joined;
    await registry.nextRun(busy);
    await registry.nextRun(free);
    await reaper.sweep();
    expect(await left(busy)).toEqual(everything);
    expect(await left(free)).toEqual(nothing);
    expect(faults).toHaveLength(1);
    await member.disconnect();
    await reaper.sweep();
    expect(await left(busy)).toEqual(nothing);
  });
});
