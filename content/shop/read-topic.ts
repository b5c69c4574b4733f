/**
 * How the shop's consumers read: one record at a time, and the bookmark is moved by the program
 * itself, after the work. Every setting that a lesson depends on is stated, also where it is the
 * default; `READ_SETTINGS` is what the panel prints.
 */
import { connectKafka, offsetNumber, PATIENT_RETRY } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';

export const READ_SETTINGS = {
  /** Kafka's classic protocol lets the broker refuse less than 6000; kafkajs' default is 30000. */
  sessionTimeout: 6000,
  heartbeatInterval: 600,
  maxWaitTimeInMs: 100,
} as const;

export interface Delivery {
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly value: string;
  /** Stores the bookmark behind this record: the *next* offset to read. */
  commit(): Promise<void>;
}

export async function readTopic(
  child: Child,
  names: { group: string; topic: string },
  handle: (delivery: Delivery) => Promise<void>,
): Promise<void> {
  const { kafka, prefix, name } = child.settings;
  const topic = prefix + names.topic;
  const consumer = connectKafka(kafka, name, PATIENT_RETRY).consumer({
    groupId: prefix + names.group,
    ...READ_SETTINGS,
    metadataMaxAge: 1000,
    allowAutoTopicCreation: false,
    // A broker that was away comes back; until then there is nothing better to do than to try.
    retry: { ...PATIENT_RETRY, restartOnFailure: async () => true },
  });
  child.onStop(() => consumer.disconnect());
  // A process that goes on without its consumer would look alive, and read nothing ever again.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (payload.restart) return;
    console.error(payload.error);
    process.exit(1);
  });
  consumer.on(consumer.events.GROUP_JOIN, () => child.ready());
  await consumer.connect();
  // A group without a bookmark begins here; kafkajs' default would be the end of the log.
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message, heartbeat }) => {
      const offset = offsetNumber(message.offset);
      const next = String(offset + 1);
      child.report('read', { topic: names.topic, partition, offset });
      await handle({
        partition,
        offset,
        key: message.key?.toString() ?? null,
        value: message.value?.toString() ?? '',
        commit: () =>
          consumer.commitOffsets([{ topic, partition, offset: next }]).catch(throwCause),
      });
      await heartbeat();
    },
  });
}

/**
 * kafkajs wraps what the broker answered and then doesn't know its own error: a member that slept
 * through its session (a laptop's lid) would end here instead of joining again.
 */
function throwCause(error: unknown): never {
  throw error instanceof Error ? (error.cause ?? error) : error;
}
