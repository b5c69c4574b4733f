/**
 * The connector and the relay of the shop on a real broker and a real database: what piles up goes
 * out in few requests, in the order of the commits, and one row that can't pass holds up no other.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { createBus } from '#lib/bus.ts';
import { type KafkaDomain, kafkaDomain } from '#lib/kafka/domain.ts';
import {
  createSupervisor,
  type SandboxChildren,
  type Supervisor,
} from '#lib/process/supervisor.ts';
import { workerBundle } from '#lib/stack/paths.ts';
import { type KafkaBench, newScope, openKafka } from '#lib/testing/kafka.ts';
import { type MongoBench, openMongo } from '#lib/testing/mongo.ts';
import { CDC_STATE, noteBeginning } from './cdc-state.ts';
import { CONNECTOR_RUNS, type ConnectorAsked, type ConnectorRun } from './connector-settings.ts';
import { newEvent, type OutboxEvent } from './outbox.ts';
import { PARKED_RECORDS, type ParkedRecord } from './publisher.ts';

const TOPIC = 'pesanan';
const SOON = { timeout: 30_000, interval: 100 };

let bench: KafkaBench;
let mongo: MongoBench;
let supervisor: Supervisor;
let folder: string;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  folder = await mkdtemp(join(tmpdir(), 'menara-connector-'));
  const { kafka, mongo: database } = inject('stack');
  supervisor = createSupervisor({
    ...{ bus: createBus(), maxSmall: 5, max: 10, bundle: workerBundle },
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

interface Shop {
  readonly domain: KafkaDomain;
  readonly db: Db;
  readonly children: SandboxChildren;
  start(program: 'connector' | 'outbox-relay', asked?: Partial<ConnectorAsked>): void;
}

async function openShop(): Promise<Shop> {
  const scope = newScope();
  const domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: TOPIC, partitions: 1 }]);
  const children = supervisor.children(scope, 3);
  return {
    ...{ domain, db: mongo.client.db(scope.database), children },
    start(program, asked = {}) {
      const collection = program === 'connector' ? 'orders' : 'outbox';
      children.start({
        ...{ name: 'connector', program: `content/shop/${program}.worker.ts` },
        settings: { connector: 'connector', collection, topic: TOPIC, ...asked },
      });
    },
  };
}

const row = (n: number, note = '') =>
  newEvent({
    ...{ aggregateid: `ORD-${n}`, type: 'PesananDibuat', schemaVersion: '1' },
    payload: { orderId: `ORD-${n}`, note },
  });

describe('the connector of the shop', () => {
  it('carries a backlog in few requests, whole and in the order of the commits', async () => {
    const { domain, db, start } = await openShop();
    const orders = db.collection<{ _id: string }>('orders');
    await orders.insertOne({ _id: 'before' });
    await noteBeginning(db, 'connector');
    const ids = Array.from({ length: 600 }, (_, n) => `ORD-${n}`);
    await orders.insertMany(ids.map((_id) => ({ _id })));
    start('connector');
    await vi.waitFor(async () => expect((await domain.ranges(TOPIC))[0]?.end).toBe(600), SOON);
    const keys = (await domain.records(TOPIC)).map(({ key }) => key);
    expect(keys).toEqual(ids);
    // A token a request, and several hundred records are no several hundred requests.
    await vi.waitFor(async () => {
      const state = await db.collection(CDC_STATE).findOne<{ saves: number; token?: object }>({});
      expect(state?.token).toBeDefined();
      expect(state?.saves).toBeLessThan(60);
    }, SOON);
  });

  it('ends in words at a token that is of another collection, and publishes nothing', async () => {
    const { domain, db, children, start } = await openShop();
    const customers = db.collection<{ _id: string }>('customers');
    await db.createCollection('orders');
    const stream = customers.watch();
    await stream.tryNext();
    await customers.insertOne({ _id: 'dewi' });
    const { _id: token } = await stream.next();
    await stream.close();
    await db
      .collection<{ _id: string }>(CDC_STATE)
      .insertOne({ _id: 'connector', token } as { _id: string });
    await db.collection<{ _id: string }>('orders').insertOne({ _id: 'ORD-1' });
    start('connector');
    await vi.waitFor(() => expect(children.running('connector')).toBe(false), SOON);
    const run = await db.collection<ConnectorRun>(CONNECTOR_RUNS).findOne();
    expect(run?.ended?.refusal?.code).toBe('foreign-collection');
    expect((await domain.ranges(TOPIC))[0]?.end).toBe(0);
  });

  it('follows a collection that was made after it began, dropped, and made anew', async () => {
    const { domain, db, children, start } = await openShop();
    const orders = db.collection<{ _id: string }>('orders');
    await noteBeginning(db, 'connector');
    start('connector');
    const told = (end: number) =>
      vi.waitFor(async () => expect((await domain.ranges(TOPIC))[0]?.end).toBe(end), SOON);
    await orders.insertOne({ _id: 'ORD-1' });
    await told(1);
    await orders.drop();
    await orders.insertOne({ _id: 'ORD-2' });
    await told(2);
    // The same over a death: what it finds again is of the collection as it was before.
    await children.stop('connector', 'kill');
    await orders.drop();
    await orders.insertOne({ _id: 'ORD-3' });
    start('connector');
    await vi.waitFor(async () => {
      const keys = (await domain.records(TOPIC)).map(({ key }) => key);
      expect([...new Set(keys)]).toEqual(['ORD-1', 'ORD-2', 'ORD-3']);
    }, SOON);
  });

  it('leaves with a word as soon as it is asked, also before its stream is open', async () => {
    const { db, children, start } = await openShop();
    start('connector');
    await children.call('connector', 'begun', {});
    await children.stop('connector', 'term');
    // Whoever does not leave is killed after three seconds, and can say nothing any more.
    const run = await db.collection<ConnectorRun>(CONNECTOR_RUNS).findOne();
    expect(run?.ended).toMatchObject({ refusal: null });
  });

  it('puts a row aside that no broker takes, with its reason, and carries the others', async () => {
    const { domain, db, start } = await openShop();
    const outbox = db.collection<OutboxEvent>('outbox');
    await noteBeginning(db, 'connector');
    await outbox.insertMany([row(1), row(2, 'x'.repeat(80_000)), row(3)]);
    start('outbox-relay');
    await vi.waitFor(async () => expect((await domain.ranges(TOPIC))[0]?.end).toBe(2), SOON);
    const records = await domain.records(TOPIC);
    expect(records.map(({ key }) => key)).toEqual(['ORD-1', 'ORD-3']);
    const [first] = await outbox.find({ aggregateid: 'ORD-1' }).toArray();
    expect(records[0]?.headers.eventId).toBe(first?._id);
    const parked = await db.collection<ParkedRecord>(PARKED_RECORDS).find().toArray();
    expect(parked).toMatchObject([{ key: 'ORD-2', cause: { type: 'MESSAGE_TOO_LARGE' } }]);
  });

  it('tells a change that is larger than an event may be without its document', async () => {
    const { domain, db, start } = await openShop();
    const orders = db.collection<{ _id: string; note?: string }>('orders');
    await noteBeginning(db, 'connector');
    await orders.insertOne({ _id: 'ORD-1' });
    await orders.updateOne({ _id: 'ORD-1' }, { $set: { note: 'x'.repeat(9 * 1024 * 1024) } });
    await orders.insertOne({ _id: 'ORD-2' });
    start('connector');
    await vi.waitFor(async () => expect((await domain.ranges(TOPIC))[0]?.end).toBe(3), SOON);
    const values = (await domain.records(TOPIC)).map(({ value }) => JSON.parse(value));
    expect(values.map(({ op, _id }) => `${op} ${_id}`)).toEqual([
      'insert ORD-1',
      'update ORD-1',
      'insert ORD-2',
    ]);
    expect(values[1]).toMatchObject({ document: null });
    expect(values[1].leftOut).toBeGreaterThan(9 * 1024 * 1024);
  });
});
