/** Bookmarks as the observers tell them, against what the broker answers when it is asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBus } from '../bus.ts';
import type { LabEvent } from '../events.ts';
import { type Observers, startObservers } from '../observers.ts';
import type { Scope } from '../scope.ts';
import { type Collected, collect } from '../testing/collect.ts';
import { type KafkaBench, newScope, openKafka } from '../testing/kafka.ts';
import { type MongoBench, openMongo } from '../testing/mongo.ts';
import { connectKafka } from './client.ts';
import { kafkaDomain } from './domain.ts';

const bus = createBus();
const faults: unknown[] = [];
let bench: KafkaBench;
let mongo: MongoBench;
let observers: Observers;
beforeAll(async () => {
  [bench, mongo] = await Promise.all([openKafka(), openMongo()]);
  observers = await startObservers({
    bus,
    connection: bench.connection,
    admin: bench.admin,
    mongo: mongo.client,
    oplogReadable: false,
    historyLost: () => undefined,
    fault: (_who, error) => faults.push(error),
  });
});
afterAll(async () => {
  await observers[Symbol.asyncDispose]();
  await Promise.all([bench, mongo].map((part) => part[Symbol.asyncDispose]()));
});

async function sandbox(): Promise<{ scope: Scope; topic: string; told: Collected<LabEvent> }> {
  const scope = newScope();
  const told = collect<LabEvent>();
  bus.listen(scope, { event: told.push, pulse: () => undefined });
  await kafkaDomain(bench.admin, bench.connection, scope).ensureTopics([
    { name: 'pesanan', partitions: 1 },
  ]);
  return { scope, topic: scope.topic('pesanan'), told };
}

const bookmarks = (events: readonly LabEvent[]) =>
  events.flatMap((event) => (event.type === 'committed' ? [event.offset] : []));

/** Runs a real consumer over `count` records and takes `each` for its way to store the place. */
async function consume(
  { scope, topic }: { scope: Scope; topic: string },
  count: number,
): Promise<void> {
  const consumer = connectKafka(bench.connection, 'payment').consumer({
    groupId: scope.group('payment'),
  });
  const read = collect<string>();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      const offset = String(Number(message.offset) + 1);
      await consumer.commitOffsets([{ topic, partition, offset }]);
      read.push(offset);
    },
  });
  await read.until((offsets) => offsets.length === count);
  await consumer.disconnect();
}

describe('the group log', () => {
  it('tells each commit of a real consumer, and in the end what the broker answers', async () => {
    const place = await sandbox();
    const { scope, topic, told } = place;
    await bench.write(topic, ['a', 'b', 'c', 'd']);
    await consume(place, 4);
    await told.until((events) => bookmarks(events).includes(4));
    expect(bookmarks(told.items)).toEqual([1, 2, 3, 4]);
    const domain = kafkaDomain(bench.admin, bench.connection, scope);
    expect((await domain.committed('payment', 'pesanan')).get(0)).toBe(4);
  });

  it('tells who is a member, of which generation, and that the last one left', async () => {
    const place = await sandbox();
    await bench.write(place.topic, ['a']);
    await consume(place, 1);
    const empty = (event: LabEvent) =>
      event.type === 'group' && event.members.length === 0 && event.generation > 0;
    const events = await place.told.until((all) => all.some(empty));
    const groups = events.filter((event) => event.type === 'group');
    expect(groups).toContainEqual(
      expect.objectContaining({
        group: 'payment',
        generation: 1,
        members: [{ client: 'payment', partitions: [0], sessionMs: expect.any(Number) }],
      }),
    );
  });

  it('tells that a bookmark is gone when the group is deleted', async () => {
    const place = await sandbox();
    await bench.write(place.topic, ['a']);
    await consume(place, 1);
    await bench.admin.deleteGroups([place.scope.group('payment')]);
    await place.told.until((events) => bookmarks(events).includes(null));
  });

  it('is not held up by offsets that a transaction stored, nor by its marker', async () => {
    const place = await sandbox();
    const { scope, topic, told } = place;
    await bench.write(topic, ['a', 'b', 'c']);
    const producer = connectKafka(bench.connection, 'test-transactions').producer({
      transactionalId: scope.topic('writer'),
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic, messages: [{ value: 'out' }] });
    await transaction.sendOffsets({
      consumerGroupId: scope.group('payment'),
      topics: [{ topic, partitions: [{ partition: 0, offset: '2' }] }],
    });
    await transaction.commit();
    await producer.disconnect();
    await told.until((events) => bookmarks(events).includes(2));
    const domain = kafkaDomain(bench.admin, bench.connection, scope);
    await domain.moveBookmark('payment', 'pesanan', 0, 3);
    await told.until((events) => bookmarks(events).includes(3));
    expect(faults).toEqual([]);
  });

  it('is told to nobody else, and an outsider’s group to nobody at all', async () => {
    const [mine, other] = [await sandbox(), await sandbox()];
    const outside = kafkaDomain(bench.admin, bench.connection, {
      ...mine.scope,
      group: (name) => `outside-${name}`,
    });
    await bench.write(mine.topic, ['a']);
    await outside.moveBookmark('payment', 'pesanan', 0, 1);
    const own = kafkaDomain(bench.admin, bench.connection, mine.scope);
    await own.moveBookmark('payment', 'pesanan', 0, 1);
    await mine.told.until((events) => bookmarks(events).length > 0);
    expect(bookmarks(mine.told.items)).toEqual([1]);
    expect(bookmarks(other.told.items)).toEqual([]);
  });
});
