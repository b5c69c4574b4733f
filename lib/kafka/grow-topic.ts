/** Gives a topic more partitions; Kafka takes none away again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const TRIES = 100;
const PAUSE_MS = 20;

/**
 * Makes the topic's partitions `count` in all, and resolves once the broker tells its clients so:
 * the controller decides, and brokers hear of it a moment later. Who sends in between would still
 * hash over the old number.
 * @throws what the broker refuses, such as a count that is no larger
 */
export async function growTopic(admin: Admin, topic: string, count: number): Promise<void> {
  await admin.createPartitions({ topicPartitions: [{ topic, count }] });
  for (let left = TRIES; left > 0; left -= 1) {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const led = topics[0]?.partitions.filter(({ leader }) => leader >= 0) ?? [];
    if (led.length >= count) return;
    await pause(PAUSE_MS);
  }
  throw new Error(`${topic} has not got its ${count} partitions`);
}
