import { CompressionCodecs, CompressionTypes, type Consumer } from 'kafkajs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_BYTES_MAX } from '../limits.ts';
import { collect } from '../testing/collect.ts';
import { type KafkaBench, newScope, openKafka } from '../testing/kafka.ts';
import { connectKafka } from './client.ts';
import { type KafkaDomain, kafkaDomain } from './domain.ts';
import { startTail, type TailBatch } from './tail.ts';

let bench: KafkaBench;
let domain: KafkaDomain;
let scope = newScope();
beforeAll(async () => {
  bench = await openKafka();
});
beforeEach(async () => {
  scope = newScope();
  domain = kafkaDomain(bench.admin, bench.connection, scope);
  await domain.ensureTopics([{ name: 'pesanan', partitions: 2 }]);
});
afterAll(() => bench[Symbol.asyncDispose]());

/** A member of the group that has read everything and stored its bookmark. */
async function reading(count: number): Promise<Consumer> {
  const consumer = connectKafka(bench.connection, 'test-reader').consumer({
    groupId: scope.group('search'),
  });
  const read = collect<string>();
  await consumer.connect();
  await consumer.subscribe({ topic: scope.topic('pesanan'), fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const offset = String(Number(message.offset) + 1);
      await consumer.commitOffsets([{ topic, partition, offset }]);
      read.push(message.offset);
    },
  });
  await read.until((offsets) => offsets.length >= count);
  return consumer;
}

describe('what a lab may do with Kafka', () => {
  it('is to make its topics, as often as it likes, without touching what is there', async () => {
    await bench.write(scope.topic('pesanan'), ['a', 'b', 'c']);
    await domain.ensureTopics([
      { name: 'pesanan', partitions: 2 },
      { name: 'more', partitions: 1, config: { 'retention.ms': '60000' } },
    ]);
    expect(await domain.records('pesanan')).toHaveLength(3);
    expect(await domain.ranges('more')).toEqual([{ partition: 0, low: 0, end: 0 }]);
  });

  it('is to send fifty lines of JSON as one batch', async () => {
    const line = JSON.stringify({ orderId: 'ORD-1', more: 'x'.repeat(500) });
    await bench.write(
      scope.topic('pesanan'),
      Array.from({ length: 50 }, () => line),
    );
    expect(await domain.records('pesanan')).toHaveLength(50);
  });

  it('is to add partitions, and to read each by itself', async () => {
    await bench.write(scope.topic('pesanan'), ['a', 'b']);
    await domain.addPartitions('pesanan', 3);
    const all = await domain.recordsByPartition('pesanan');
    expect([...all.keys()]).toEqual([0, 1, 2]);
    expect([...all.values()].map(({ length }) => length).sort()).toEqual([0, 0, 2]);
    await expect(domain.addPartitions('pesanan', 2)).rejects.toThrow();
  });

  it('is to read all records, markers of transactions too', async () => {
    const producer = connectKafka(bench.connection, 'test-transactions').producer({
      transactionalId: scope.topic('writer'),
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({
      topic: scope.topic('pesanan'),
      messages: [{ key: 'budi', value: 'never', partition: 1, headers: { eventId: '7' } }],
    });
    // While it is open the record stands in the log, whoever may read it.
    expect(await domain.records('pesanan')).toMatchObject([{ offset: 0, value: 'never' }]);
    await transaction.abort();
    await producer.disconnect();
    // The broker says that it is over before it has written so down.
    await expect.poll(async () => (await domain.ranges('pesanan'))[1]?.end).toBe(2);
    const records = await domain.records('pesanan');
    expect(records).toMatchObject([
      { offset: 0, key: 'budi', value: 'never', headers: { eventId: '7' } },
      { offset: 1, control: 'abort' },
    ]);
  });

  it('is to see a bookmark and who reads', async () => {
    expect(await domain.committed('search', 'pesanan')).toEqual(
      new Map([0, 1].map((p) => [p, null])),
    );
    expect(await domain.describe('search')).toEqual([]);
    await bench.producer.send({
      topic: scope.topic('pesanan'),
      messages: [0, 0, 1].map((partition) => ({ partition, value: 'x' })),
    });
    const consumer = await reading(3);
    expect(await domain.describe('search')).toEqual([
      { client: 'test-reader', partitions: [0, 1] },
    ]);
    await consumer.disconnect();
    expect(await domain.committed('search', 'pesanan')).toEqual(
      new Map([
        [0, 2],
        [1, 1],
      ]),
    );
    expect(await domain.describe('search')).toEqual([]);
  });

  it('is to move a bookmark of a group that nobody is in, and of no other', async () => {
    await bench.producer.send({
      topic: scope.topic('pesanan'),
      messages: [{ partition: 0, value: 'x' }],
    });
    const consumer = await reading(1);
    await expect(domain.moveBookmark('search', 'pesanan', 0, 0)).rejects.toMatchObject({
      code: 'group-active',
      retriable: true,
    });
    expect((await domain.committed('search', 'pesanan')).get(0)).toBe(1);
    await consumer.disconnect();
    await domain.moveBookmark('search', 'pesanan', 0, 0);
    expect((await domain.committed('search', 'pesanan')).get(0)).toBe(0);
    expect((await domain.ranges('pesanan'))[0]?.end).toBe(1);
  });

  it('reaches no other sandbox', async () => {
    const other = kafkaDomain(bench.admin, bench.connection, newScope());
    await expect(domain.ranges('../pesanan')).rejects.toThrow(TypeError);
    await bench.write(scope.topic('pesanan'), ['secret']);
    await other.ensureTopics([{ name: 'pesanan', partitions: 2 }]);
    expect(await other.records('pesanan')).toEqual([]);
  });
});

describe('a record that a visitor’s own tool', () => {
  it('compressed in a way we cannot read stops nobody: the broker unpacks it', async () => {
    // Snappy with nothing but literals: the broker knows it, we do not.
    CompressionCodecs[CompressionTypes.Snappy] = () => ({
      compress: async ({ buffer }: { buffer: Buffer }) => literalSnappy(buffer),
      decompress: async () => {
        throw new Error('this reader knows no Snappy');
      },
    });
    const seen = collect<TailBatch>();
    const faults: unknown[] = [];
    const tail = startTail({
      connection: bench.connection,
      clientId: 'test-tail',
      batch: seen.push,
      fault: (error) => faults.push(error),
    });
    tail.add(scope.topic('pesanan'), [{ partition: 0, from: 0 }]);
    await bench.producer.send({
      topic: scope.topic('pesanan'),
      compression: CompressionTypes.Snappy,
      messages: [{ partition: 0, value: 'packed' }],
    });
    await seen.until((batches) => batches.some(({ messages }) => messages.length > 0));
    await tail[Symbol.asyncDispose]();
    expect(seen.items.flatMap(({ messages }) => messages)[0]?.value?.toString()).toBe('packed');
    expect(faults).toEqual([]);
  });

  it('made larger than a batch may be is refused by the broker', async () => {
    const send = bench.write(scope.topic('pesanan'), ['x'.repeat(BATCH_BYTES_MAX)]);
    await expect(send).rejects.toMatchObject({ type: 'MESSAGE_TOO_LARGE' });
  });
});

function literalSnappy(buffer: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = buffer.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  const last = buffer.length - 1;
  return Buffer.concat([Buffer.from([...length, 61 << 2, last & 255, last >> 8]), buffer]);
}
