/**
 * The payment service under SIGKILL: what was acknowledged, what was read and what was done are
 * written down here, apart from the app, and held against each other.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createBus } from '#lib/bus.ts';
import type { LabEvent } from '#lib/events.ts';
import { type KafkaDomain, kafkaDomain } from '#lib/kafka/domain.ts';
import { createSupervisor, type Supervisor } from '#lib/process/supervisor.ts';
import { workerBundle } from '#lib/stack/paths.ts';
import { collect } from '#lib/testing/collect.ts';
import { type KafkaBench, newScope, openKafka } from '#lib/testing/kafka.ts';
import { type MongoBench, openMongo } from '#lib/testing/mongo.ts';

const PARTITIONS = [0, 1, 2];
/** Session timeout of the killed member, plus a rebalance on a busy machine, ms. */
const JOIN_MS = 30_000;

const bus = createBus();
let bench: KafkaBench;
let mongo: MongoBench;
let supervisor: Supervisor;
let folder: string;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  folder = await mkdtemp(join(tmpdir(), 'menara-payment-'));
  const { kafka, mongo: database } = inject('stack');
  supervisor = createSupervisor({
    bus,
    maxSmall: 5,
    max: 10,
    bundle: workerBundle,
    settings: { kafka, mongoUri: database.uri },
    logFile: join(folder, 'workers.log'),
    warden: { watch: () => undefined, forget: () => undefined },
  });
});
afterAll(async () => {
  await supervisor[Symbol.asyncDispose]();
  await Promise.all([bench, mongo].map((part) => part[Symbol.asyncDispose]()));
  await rm(folder, { recursive: true, force: true });
});

interface Read {
  readonly pid: number;
  readonly partition: number;
  readonly offset: number;
}

async function shop() {
  const scope = newScope();
  const domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: 'pesanan', partitions: PARTITIONS.length }]);
  const told = collect<LabEvent>();
  const reads = collect<Read>();
  bus.listen(scope, {
    pulse: () => undefined,
    event(event) {
      told.push(event);
      if (event.type !== 'report' || event.kind !== 'read') return;
      const { partition, offset } = event.data as Read;
      reads.push({ pid: event.pid, partition, offset });
    },
  });
  const children = supervisor.children(scope, 1);
  return {
    topic: scope.topic('pesanan'),
    domain,
    told,
    reads,
    payments: mongo.client.db(scope.database).collection<Payment>('payments'),
    start: (crashPoint?: string) =>
      children.start({
        name: 'payment',
        program: 'content/shop/payment.worker.ts',
        settings: { topic: 'pesanan', group: 'payment', workMs: 1 },
        ...(crashPoint === undefined ? {} : { crashPoint }),
      }),
    kill: () => children.stop('payment', 'kill'),
    /** Writes orders and returns what the broker acknowledged. */
    async place(first: number, count: number) {
      const orders = Array.from({ length: count }, (_, index) => order(first + index));
      const messages = orders.map((one) => ({ key: one.customer, value: JSON.stringify(one) }));
      // Fifty fit into the batch that a sandbox's topic takes.
      for (let sent = 0; sent < count; sent += 50) {
        const batch = messages.slice(sent, sent + 50);
        await bench.producer.send({ topic: scope.topic('pesanan'), acks: -1, messages: batch });
      }
      return orders.map(({ orderId }) => orderId);
    },
  };
}

interface Payment {
  readonly _id: string;
  readonly total: number;
}

const order = (number: number) => ({
  orderId: `ORD-${number}`,
  customer: `customer-${number % 50}`,
  item: 'kopi',
  total: 1000 + number,
});

const lagOf = async (domain: KafkaDomain) => {
  const committed = await domain.committed('payment', 'pesanan');
  const ranges = await domain.ranges('pesanan');
  return ranges.reduce((sum, { partition, end }) => sum + end - (committed.get(partition) ?? 0), 0);
};
const offsets = (reads: readonly Read[], partition: number) =>
  reads.filter((read) => read.partition === partition).map(({ offset }) => offset);
const drained = (domain: KafkaDomain) =>
  expect.poll(() => lagOf(domain), { timeout: JOIN_MS, interval: 200 }).toBe(0);

describe('the payment service', () => {
  it('killed three times loses no order, repeats only the uncommitted tail, pays once', async () => {
    const { domain, reads, payments, start, kill, place } = await shop();
    const acked = await place(1, 600);
    /** Per kill: where the broker had the bookmarks, and how much had been read by then. */
    const kills: { committed: Map<number, number | null>; mark: number }[] = [];
    start();
    for (let life = 1; life <= 3; life += 1) {
      const before = reads.items.length;
      await reads.until(({ length }) => length >= before + 50, JOIN_MS);
      await kill();
      const mark = reads.items.length;
      kills.push({ committed: await domain.committed('payment', 'pesanan'), mark });
      start();
    }
    await drained(domain);
    await kill();
    for (const { committed, mark } of kills) {
      const after = reads.items.slice(mark);
      const life = after.filter(({ pid }) => pid === after[0]?.pid);
      for (const partition of PARTITIONS) {
        const [first] = offsets(life, partition);
        const seen = offsets(reads.items.slice(0, mark), partition).at(-1) ?? -1;
        const bookmark = committed.get(partition) ?? 0;
        // Exactly at the bookmark: nothing is skipped, and nothing behind it comes again.
        expect(first ?? bookmark).toBe(bookmark);
        expect(bookmark).toBeLessThanOrEqual(seen + 1);
      }
    }
    for (const { partition, end } of await domain.ranges('pesanan')) {
      // First reads rise without a gap: order within the partition, and no acknowledged record lost.
      const firsts = [...new Set(offsets(reads.items, partition))];
      expect(firsts).toEqual(Array.from({ length: end }, (_, index) => index));
    }
    const paid = await payments.find().toArray();
    expect(paid.map(({ _id }) => _id).sort()).toEqual([...acked].sort());
    const sum = acked.length * 1000 + (acked.length * (acked.length + 1)) / 2;
    expect(paid.reduce((total, payment) => total + payment.total, 0)).toBe(sum);
  }, 180_000);

  it.each(['before-effect', 'after-effect'])(
    'dying %s reads that order again and still pays it once',
    async (crashPoint) => {
      const { domain, told, reads, payments, start, kill, place } = await shop();
      const [orderId = ''] = await place(1, 1);
      start(crashPoint);
      await told.until((events) => events.some(({ type }) => type === 'exited'), JOIN_MS);
      expect(told.items.at(-1)).toMatchObject({ reason: 'crash-point', crashPoint });
      expect(await lagOf(domain)).toBe(1);
      expect(await payments.countDocuments()).toBe(crashPoint === 'after-effect' ? 1 : 0);
      start();
      await drained(domain);
      await kill();
      expect(reads.items).toHaveLength(2);
      expect(await payments.find().toArray()).toMatchObject([{ _id: orderId, total: 1001 }]);
    },
    60_000,
  );

  it('put to sleep past its session joins again, and goes on where its bookmark stands', async () => {
    const { domain, told, reads, payments, start, kill, place } = await shop();
    await place(1, 300);
    start();
    await reads.until(({ length }) => length >= 20, JOIN_MS);
    const ready = told.items.find(({ type }) => type === 'ready');
    const pid = ready?.type === 'ready' ? ready.pid : 0;
    process.kill(pid, 'SIGSTOP');
    await expect
      .poll(() => domain.describe('payment'), { timeout: JOIN_MS, interval: 200 })
      .toEqual([]);
    process.kill(pid, 'SIGCONT');
    await drained(domain);
    await kill();
    expect(await payments.countDocuments()).toBe(300);
    expect(told.items.filter(({ type }) => type === 'started')).toHaveLength(1);
  }, 90_000);

  it('passes over a record that is no order, and goes on behind it', async () => {
    const { topic, domain, payments, start, kill, place } = await shop();
    for (const value of ['no JSON', '{"orderId":7}', '', 'null']) {
      await bench.write(topic, [value]);
    }
    await place(1, 3);
    start();
    await drained(domain);
    await kill();
    expect(await payments.countDocuments()).toBe(3);
  }, 60_000);
});
