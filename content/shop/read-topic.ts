/**
 * How the shop's consumers read: one record at a time, and the bookmark is moved by the program
 * itself, after the work.
 */
import { offsetNumber } from '#lib/kafka/client.ts';
import type { Child } from '#lib/process/child.ts';
import { type GroupNames, type JoinOptions, joinGroup, throwCause } from './join-group.ts';

export interface Delivery {
  readonly partition: number;
  readonly offset: number;
  /** The record's own time, ms. */
  readonly writtenAt: number;
  readonly key: string | null;
  readonly value: string;
  /** Stores the bookmark behind this record: the *next* offset to read. */
  commit(): Promise<void>;
}

export async function readTopic(
  child: Child,
  names: GroupNames,
  handle: (delivery: Delivery) => Promise<void>,
  options: JoinOptions = {},
): Promise<void> {
  const { consumer, topic } = await joinGroup(child, names, options);
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message, heartbeat }) => {
      const offset = offsetNumber(message.offset);
      const next = String(offset + 1);
      child.report('read', { topic: names.topic, partition, offset });
      await handle({
        partition,
        offset,
        writtenAt: Number(message.timestamp),
        key: message.key?.toString() ?? null,
        value: message.value?.toString() ?? '',
        commit: () =>
          consumer.commitOffsets([{ topic, partition, offset: next }]).catch(throwCause),
      });
      await heartbeat();
    },
  });
}
