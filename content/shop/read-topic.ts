/**
 * How the shop's consumers read: one record at a time, and the bookmark is moved by the program
 * itself, after the work.
 */
import type { IHeaders } from 'kafkajs';
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
  readonly headers: Readonly<Record<string, string>>;
  /** Tells the broker, in the middle of long work, that this member is still there. */
  heartbeat(): Promise<void>;
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
        headers: textOf(message.headers),
        heartbeat,
        commit: () =>
          consumer.commitOffsets([{ topic, partition, offset: next }]).catch(throwCause),
      });
      await heartbeat();
    },
  });
}

/** A header that was sent several times counts with its first value. */
function textOf(headers: IHeaders = {}): Record<string, string> {
  const texts = Object.entries(headers).map(([name, value]) => [
    name,
    (Array.isArray(value) ? value[0] : value)?.toString() ?? '',
  ]);
  return Object.fromEntries(texts);
}
