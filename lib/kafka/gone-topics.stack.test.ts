import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KafkaBench, openKafka } from '../testing/kafka.ts';
import { connectKafka } from './client.ts';
import { retrying } from './retrying.ts';

let bench: KafkaBench;
beforeAll(async () => {
  bench = await openKafka();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('a client that once named a topic that is gone', () => {
  it('still tells of those that are there, and makes new ones', async () => {
    const [gone, kept] = [await bench.topic('gone'), await bench.topic('kept')];
    await bench.write(kept, ['one']);
    const admin = connectKafka(bench.connection, 'test-gone').admin();
    await admin.connect();
    try {
      await retrying(() => admin.fetchTopicOffsets(gone));
      // By another client: this one isn't told to forget it.
      await bench.admin.deleteTopics({ topics: [gone] });
      const [range] = await retrying(() => admin.fetchTopicOffsets(kept));
      expect(range).toMatchObject({ high: '1' });
      const topics = [{ topic: bench.scope.topic('fresh'), numPartitions: 1 }];
      expect(await retrying(() => admin.createTopics({ waitForLeaders: true, topics }))).toBe(true);
    } finally {
      await admin.disconnect();
    }
  });

  it('says of one that never was that it is not there, also as its first word', async () => {
    const consumer = connectKafka(bench.connection, 'test-never', {
      ...{ initialRetryTime: 10, maxRetryTime: 10, retries: 1 },
    }).consumer({ groupId: bench.scope.group('never'), allowAutoTopicCreation: false });
    await consumer.connect();
    try {
      const topic = bench.scope.topic('never');
      await expect(consumer.subscribe({ topic })).rejects.toMatchObject({
        type: 'UNKNOWN_TOPIC_OR_PARTITION',
      });
    } finally {
      await consumer.disconnect();
    }
  });

  it('says of the one that is gone that it is', async () => {
    const gone = await bench.topic('away');
    const admin = connectKafka(bench.connection, 'test-away', {
      ...{ initialRetryTime: 10, maxRetryTime: 10, retries: 1 },
    }).admin();
    await admin.connect();
    try {
      await retrying(() => admin.fetchTopicOffsets(gone));
      await bench.admin.deleteTopics({ topics: [gone] });
      await expect(admin.fetchTopicOffsets(gone)).rejects.toMatchObject({
        cause: { type: 'UNKNOWN_TOPIC_OR_PARTITION' },
      });
    } finally {
      await admin.disconnect();
    }
  });
});
