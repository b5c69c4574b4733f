import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KafkaBench, openKafka } from '../testing/kafka.ts';
import { giveQuota } from '../testing/quota.ts';
import { readPartition } from './read.ts';

let bench: KafkaBench;
beforeAll(async () => {
  bench = await openKafka();
});
afterAll(() => bench[Symbol.asyncDispose]());

const BATCHES = 20;
const EACH = 50;
/** So that a few fetches are over what the broker lets through in its window. */
const BYTES_PER_SECOND = 80_000;

describe('reading a partition', () => {
  it('reads to the end where a quota makes the broker answer with nothing in between', async () => {
    const topic = await bench.topic('quota');
    const value = 'v'.repeat(900);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      await bench.write(
        topic,
        Array.from({ length: EACH }, () => value),
      );
    }
    const end = BATCHES * EACH;
    const takeAway = await giveQuota(
      bench.connection.brokers[0] ?? '',
      'menara-read',
      BYTES_PER_SECOND,
    );
    try {
      const records = await readPartition(bench.connection, topic, 0, { low: 0, end });
      expect(records.map(({ offset }) => offset)).toEqual(
        Array.from({ length: end }, (_, offset) => offset),
      );
    } finally {
      await takeAway();
    }
  });

  it('is content with what a range has left when records were deleted within it', async () => {
    const topic = await bench.topic('deleted');
    await bench.write(
      topic,
      Array.from({ length: 6 }, (_, n) => `v${n}`),
    );
    await bench.admin.fetchTopicOffsets(topic);
    await bench.admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '4' }] });
    const records = await readPartition(bench.connection, topic, 0, { low: 0, end: 6 });
    expect(records.map(({ offset }) => offset)).toEqual([4, 5]);
  });
});
