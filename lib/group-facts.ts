/** Kafka's own record of its groups as facts, under the short names of the sandbox they belong to. */
import type { FetchedMessage } from 'kafkajs/src/cluster/index.js';
import type { Bus } from './bus.ts';
import { decodeGroupRecord } from './kafka/group-log.ts';
import type { TailBatch } from './kafka/tail.ts';
import { parseName } from './scope.ts';

export function publishGroups(
  { messages }: TailBatch,
  bus: Bus,
  fault: (error: unknown) => void,
): void {
  for (const message of messages) {
    const fact = decoded(message, fault);
    const group = fact && parseName(fact.group);
    if (!fact || !group) continue;
    if (fact.kind === 'group') {
      const { generation, members } = fact;
      bus.publish(group, { type: 'group', group: group.name, generation, members });
      continue;
    }
    const topic = parseName(fact.topic);
    if (!topic || topic.sandbox !== group.sandbox) continue;
    const { partition, offset } = fact;
    bus.publish(group, {
      type: 'committed',
      group: group.name,
      topic: topic.name,
      partition,
      offset,
      // The coordinator made this record itself, so its time is the broker's.
      committedAt: Number(message.timestamp),
    });
  }
}

/** One record that can't be read, of whatever group, must not hide the ones behind it. */
function decoded({ key, value, isControlRecord }: FetchedMessage, fault: (error: unknown) => void) {
  // A transaction that stored offsets ends with a marker here too; its key is no group's.
  if (isControlRecord) return undefined;
  try {
    return decodeGroupRecord(key, value);
  } catch (error) {
    fault(error);
    return undefined;
  }
}
