/** The payment services of 11.3 when they lose their place in the group in the midst of a wave. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createBus } from '#lib/bus.ts';
import type { LabEvent } from '#lib/events.ts';
import { kafkaDomain } from '#lib/kafka/domain.ts';
import { createSupervisor, type Supervisor } from '#lib/process/supervisor.ts';
import { workerBundle } from '#lib/stack/paths.ts';
import { collect } from '#lib/testing/collect.ts';
import { type KafkaBench, newScope, openKafka } from '#lib/testing/kafka.ts';
import { type MongoBench, openMongo } from '#lib/testing/mongo.ts';
import { UNIQUE_INDEX } from './error-object.ts';

const ORDERS = 600;
const JOIN_MS = 40_000;

const bus = createBus();
let bench: KafkaBench;
let mongo: MongoBench;
let supervisor: Supervisor;
let folder: string;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  folder = await mkdtemp(join(tmpdir(), 'menara-waves-'));
  const { kafka, mongo: database } = inject('stack');
  supervisor = createSupervisor({
    bus,
    max: 2,
    maxSmall: 0,
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

it('put to sleep in mid-wave, past its session, it joins again and pays each event once', async () => {
  const scope = newScope();
  const domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: 'pesanan', partitions: 1 }]);
  const db = mongo.client.db(scope.database);
  for (const name of ['payments', 'refusals']) await db.createCollection(name);
  await db.collection('processed_events').createIndex(UNIQUE_INDEX.key, UNIQUE_INDEX.options);
  const told = collect<LabEvent>();
  bus.listen(scope, { pulse: () => undefined, event: told.push });
  const messages = Array.from({ length: ORDERS }, (_, n) => ({
    key: 'dewi',
    value: JSON.stringify({ orderId: `ORD-${n}`, customer: 'dewi', item: 'kopi', total: 1 }),
    headers: { eventId: `evt-${n}` },
  }));
  for (let sent = 0; sent < ORDERS; sent += 50) {
    const batch = messages.slice(sent, sent + 50);
    await bench.producer.send({ topic: scope.topic('pesanan'), acks: -1, messages: batch });
  }
  const children = supervisor.children(scope, 1);
  const program = 'content/shop/payment-unique.worker.ts';
  children.start({ name: 'payment', program, settings: { topic: 'pesanan', group: 'payment' } });
  const payments = db.collection('payments');
  await told.until((all) => all.some(({ type }) => type === 'report'), JOIN_MS);
  const ready = told.items.find(({ type }) => type === 'ready');
  const pid = ready?.type === 'ready' ? ready.pid : 0;
  process.kill(pid, 'SIGSTOP');
  expect(await payments.countDocuments()).toBeLessThan(ORDERS);
  await expect
    .poll(() => domain.describe('payment'), { timeout: JOIN_MS, interval: 200 })
    .toEqual([]);
  process.kill(pid, 'SIGCONT');
  await expect
    .poll(() => domain.committed('payment', 'pesanan').then((all) => all.get(0)), {
      timeout: JOIN_MS,
      interval: 200,
    })
    .toBe(ORDERS);
  expect(told.items.filter(({ type }) => type === 'exited')).toEqual([]);
  await children.stop('payment', 'kill');
  expect(await payments.countDocuments()).toBe(ORDERS);
}, 120_000);
