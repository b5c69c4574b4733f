import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Collected, collect } from '../testing/collect.ts';
import { type KafkaBench, openKafka } from '../testing/kafka.ts';
import { connectKafka } from './client.ts';
import { startTail, type Tail, type TailBatch } from './tail.ts';

let bench: KafkaBench;
const tails: Tail[] = [];
beforeAll(async () => {
  bench = await openKafka();
});
afterEach(async () => {
  await Promise.all(tails.splice(0).map((tail) => tail[Symbol.asyncDispose]()));
});
afterAll(() => bench[Symbol.asyncDispose]());

function openTail(): { tail: Tail; seen: Collected<TailBatch>; faults: unknown[] } {
  const seen = collect<TailBatch>();
  const faults: unknown[] = [];
  const tail = startTail({
    connection: bench.connection,
    clientId: 'test-tail',
    batch: seen.push,
    fault: (error) => faults.push(error),
  });
  tails.push(tail);
  return { tail, seen, faults };
}

const fromStart = [{ partition: 0, from: 0 }];
const offsets = (batches: readonly TailBatch[], topic: string) =>
  batches
    .filter((batch) => batch.topic === topic)
    .flatMap(({ messages }) => messages.map(({ offset }) => Number(offset)));
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index);
const values = (n: number) => upTo(n).map((index) => `v${index}`);

describe('the tail', () => {
  it('says when all that stood there has been told', async () => {
    const [full, empty, gone] = [
      await bench.topic('told-full'),
      await bench.topic('told-empty'),
      await bench.topic('told-gone'),
    ];
    await bench.write(full, values(300));
    const { tail, seen } = openTail();
    await Promise.all([tail.add(full, fromStart), tail.add(empty, fromStart)]);
    expect(offsets(seen.items, full)).toEqual(upTo(300));
    const waiting = tail.add(gone, [{ partition: 0, from: 0 }]);
    tail.remove(gone);
    await waiting;
  });

  it('says when it has read what stood there at a moment, and no earlier', async () => {
    const [topic, other] = [await bench.topic('read-since'), await bench.topic('read-other')];
    const { tail, seen } = openTail();
    await Promise.all([tail.add(topic, fromStart), tail.add(other, fromStart)]);
    await tail.readSince([topic, other, 'not followed'], Date.now() - 1000);
    for (let n = 1; n <= 10; n += 1) {
      await bench.write(topic, values(1));
      // The fetch under way may have been sent before the write: its answer proves nothing.
      await tail.readSince([topic], Date.now());
      expect(offsets(seen.items, topic)).toEqual(upTo(n));
    }
    const waiting = tail.readSince([topic, other], Date.now() + 3600_000);
    tail.remove(topic);
    tail.remove(other);
    await waiting;
  });

  it('reads what is kept, then what is written, once and in order', async () => {
    const topic = await bench.topic('kept');
    await bench.write(topic, values(3));
    const { tail, seen } = openTail();
    tail.add(topic, fromStart);
    await seen.until((batches) => offsets(batches, topic).length === 3);
    await bench.write(topic, values(2));
    await bench.write(topic, values(2));
    await seen.until((batches) => offsets(batches, topic).length === 7);
    expect(offsets(seen.items, topic)).toEqual(upTo(7));
    expect(seen.items.at(-1)).toMatchObject({ topic, partition: 0, low: 0, end: 7 });
  });

  it('tells low and end of an empty partition, so that a panel knows it is empty', async () => {
    const topic = await bench.topic('empty', 3);
    const { tail, seen } = openTail();
    tail.add(
      topic,
      [0, 1, 2].map((partition) => ({ partition, from: 0 })),
    );
    await seen.until((batches) => batches.length === 3);
    for (const batch of seen.items) expect(batch).toMatchObject({ low: 0, end: 0, messages: [] });
  });

  it('takes over a topic that is added while it runs', async () => {
    const [first, second] = [await bench.topic('first'), await bench.topic('second')];
    const { tail, seen } = openTail();
    tail.add(first, fromStart);
    await seen.until((batches) => batches.length > 0);
    tail.add(second, fromStart);
    await bench.write(second, values(2));
    await seen.until((batches) => offsets(batches, second).length === 2);
    const late = bench.scope.topic('made-later');
    tail.add(late, fromStart);
    await bench.topic('made-later');
    await bench.write(late, values(1));
    await seen.until((batches) => offsets(batches, late).length === 1);
  });

  it('takes over a partition that is added while it runs, whoever added it', async () => {
    const topic = await bench.topic('grown');
    const { tail, seen } = openTail();
    tail.add(topic, fromStart);
    await seen.until((batches) => batches.length > 0);
    await bench.admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] });
    await seen.until((batches) => batches.some(({ partition }) => partition === 1));
    expect(seen.items.at(-1)).toMatchObject({ topic, partition: 1, low: 0, end: 0 });
  });

  it('sees what no consumer is shown: an aborted transaction and its marker', async () => {
    const topic = await bench.topic('transactions');
    const producer = connectKafka(bench.connection, 'test-transactions').producer({
      transactionalId: bench.scope.topic('writer'),
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const { tail, seen } = openTail();
    tail.add(topic, fromStart);
    const aborted = await producer.transaction();
    await aborted.send({ topic, messages: [{ value: 'never' }] });
    await aborted.abort();
    const committed = await producer.transaction();
    await committed.send({ topic, messages: [{ value: 'yes' }] });
    await committed.commit();
    await producer.disconnect();
    await seen.until((batches) => offsets(batches, topic).length === 4);
    const messages = seen.items.flatMap((batch) => batch.messages);
    const control = messages.map(({ isControlRecord }) => Boolean(isControlRecord));
    expect(control).toEqual([false, true, false, true]);
    expect(messages[0]?.value?.toString()).toBe('never');
  });

  it('leaves no trace among the groups', async () => {
    const groups = async () =>
      (await bench.admin.listGroups()).groups.map(({ groupId }) => groupId).sort();
    const before = await groups();
    const topic = await bench.topic('no-group');
    await bench.write(topic, values(1));
    const { tail, seen } = openTail();
    tail.add(topic, fromStart);
    await seen.until((batches) => offsets(batches, topic).length === 1);
    expect(await groups()).toEqual(before);
  });
});

describe('the tail, when its ground moves,', () => {
  it('tells that records were deleted, whether it had read them or not', async () => {
    const [topic, other] = [await bench.topic('deleted'), await bench.topic('deleted-before')];
    for (const name of [topic, other]) await bench.write(name, values(6));
    const { tail, seen, faults } = openTail();
    tail.add(topic, fromStart);
    await seen.until((batches) => offsets(batches, topic).length === 6);
    const partitions = [{ partition: 0, offset: '4' }];
    for (const name of [topic, other]) {
      // The admin client has to have met the topic before it finds its leader.
      await bench.admin.fetchTopicOffsets(name);
      await bench.admin.deleteTopicRecords({ topic: name, partitions });
    }
    await seen.until((batches) =>
      batches.some((batch) => batch.topic === topic && batch.low === 4),
    );
    tail.add(other, fromStart);
    await seen.until((batches) => offsets(batches, other).length === 2);
    expect(offsets(seen.items, other)).toEqual([4, 5]);
    await bench.write(topic, values(1));
    await seen.until((batches) => offsets(batches, topic).includes(6));
    expect(faults).toEqual([]);
  });

  it('goes on with the others when one topic is deleted', async () => {
    const [doomed, other] = [await bench.topic('doomed'), await bench.topic('survivor')];
    const { tail, seen } = openTail();
    for (const topic of [doomed, other]) tail.add(topic, fromStart);
    await seen.until((batches) => batches.length === 2);
    await bench.admin.deleteTopics({ topics: [doomed] });
    await bench.write(other, values(3));
    await seen.until((batches) => offsets(batches, other).length === 3);
    expect(offsets(seen.items, other)).toEqual([0, 1, 2]);
  });

  it('starts over at once where it is told to, whatever a fetch under way brings', async () => {
    const topic = await bench.topic('again');
    await bench.write(topic, values(5));
    const { tail, seen } = openTail();
    for (let end = 6; end < 20; end += 1) {
      tail.add(topic, [{ partition: 0, from: end - 1 }]);
      await seen.until((batches) => batches.some((batch) => batch.end === end - 1));
      seen.items.length = 0;
      // By the time of this answer the next fetch waits at the broker, at the end of the log; the
      // new record answers that one.
      await bench.admin.fetchTopicOffsets(topic);
      tail.remove(topic);
      tail.add(topic, fromStart);
      await bench.write(topic, values(1));
      await seen.until((batches) => offsets(batches, topic).includes(end - 1));
      expect(offsets(seen.items, topic)).toEqual(upTo(end));
      seen.items.length = 0;
    }
  });

  it('is silent once it is ended', async () => {
    const topic = await bench.topic('ended');
    const [ended, other] = [openTail(), openTail()];
    for (const { tail, seen } of [ended, other]) {
      tail.add(topic, fromStart);
      await seen.until((batches) => batches.length === 1);
    }
    await ended.tail[Symbol.asyncDispose]();
    await bench.write(topic, values(1));
    await other.seen.until((batches) => offsets(batches, topic).length === 1);
    expect(offsets(ended.seen.items, topic)).toEqual([]);
    ended.tail.add(topic, fromStart);
    await bench.write(topic, values(1));
    await other.seen.until((batches) => offsets(batches, topic).length === 2);
    expect(offsets(ended.seen.items, topic)).toEqual([]);
  });
});
