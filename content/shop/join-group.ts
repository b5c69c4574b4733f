/**
 * How a consumer of the shop joins its group. Every setting that a lesson depends on is stated,
 * also where it is the default; what the panels print stands here.
 */
import type { Consumer } from 'kafkajs';
import { connectKafka, PATIENT_RETRY } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';

export const READ_SETTINGS = {
  /** Kafka's classic protocol lets the broker refuse less than 6000; kafkajs' default is 30000. */
  sessionTimeout: 6000,
  heartbeatInterval: 600,
  maxWaitTimeInMs: 100,
} as const;

export interface GroupNames {
  readonly group: string;
  readonly topic: string;
}

/** `topic` is the full name, with the sandbox's prefix. */
export async function joinGroup(
  child: Child,
  names: GroupNames,
): Promise<{ consumer: Consumer; topic: string }> {
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
  return { consumer, topic };
}

/**
 * kafkajs wraps what the broker answered and then doesn't know its own error: a member that slept
 * through its session (a laptop's lid) would end here instead of joining again.
 */
export function throwCause(error: unknown): never {
  throw error instanceof Error ? (error.cause ?? error) : error;
}
