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
  /** A new record ends the wait at once; each end of a wait costs an idle reader and the broker. */
  maxWaitTimeInMs: 500,
  /**
   * How old knowledge of partitions and leaders may be; kafkajs' default is 300000. To ask each
   * second was a third of all that an idle reader costs.
   */
  metadataMaxAge: 30_000,
} as const;

/** What a lesson may set otherwise. */
export interface JoinOptions {
  /** ms. */
  readonly sessionTimeout?: number;
  /** ms; less where partitions are added while somebody reads. */
  readonly metadataMaxAge?: number;
  /**
   * ms a rebalance waits for those who were there before. Less than the session, and nobody waits
   * for a dead member's session to end; kafkajs' default is 60000.
   */
  readonly rebalanceTimeout?: number;
  /** Where to begin when the group has no bookmark, or one whose record is gone. */
  readonly fromBeginning?: boolean;
  /** Shows what no transaction has committed, too; kafkajs leaves it out unless told otherwise. */
  readonly readUncommitted?: boolean;
  /** Hears the error lines of the client's own log. */
  log?(message: string): void;
  /** Hears of each heartbeat that the broker has answered. */
  heartbeat?(): void;
}

export interface GroupNames {
  readonly group: string;
  readonly topic: string;
}

/** `topic` is the full name, with the sandbox's prefix. */
export async function joinGroup(
  child: Child,
  names: GroupNames,
  {
    sessionTimeout = READ_SETTINGS.sessionTimeout,
    metadataMaxAge = READ_SETTINGS.metadataMaxAge,
    rebalanceTimeout,
    fromBeginning = true,
    readUncommitted = false,
    ...hears
  }: JoinOptions = {},
): Promise<{ consumer: Consumer; topic: string }> {
  const { kafka, prefix, name } = child.settings;
  const topic = prefix + names.topic;
  const consumer = connectKafka(kafka, name, PATIENT_RETRY, hears.log).consumer({
    groupId: prefix + names.group,
    ...READ_SETTINGS,
    sessionTimeout,
    metadataMaxAge,
    readUncommitted,
    ...(rebalanceTimeout === undefined ? {} : { rebalanceTimeout }),
    allowAutoTopicCreation: false,
    // A broker that was away comes back; until then there is nothing better to do than to try.
    retry: { ...PATIENT_RETRY, restartOnFailure: async () => true },
  });
  child.onStop(() => {
    child.report('leaving', {});
    return consumer.disconnect();
  });
  // A process that goes on without its consumer would look alive, and read nothing ever again.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (payload.restart) return;
    console.error(payload.error);
    process.exit(1);
  });
  consumer.on(consumer.events.GROUP_JOIN, () => child.ready());
  consumer.on(consumer.events.HEARTBEAT, () => hears.heartbeat?.());
  await consumer.connect();
  // A group without a bookmark begins here; kafkajs' default would be the end of the log.
  await consumer.subscribe({ topic, fromBeginning });
  return { consumer, topic };
}

/**
 * kafkajs wraps what the broker answered and then doesn't know its own error: a member that slept
 * through its session (a laptop's lid) would end here instead of joining again.
 */
export function throwCause(error: unknown): never {
  throw error instanceof Error ? (error.cause ?? error) : error;
}
