/** Reads one topic from its first kept offset to its end, once; for checks and queries. */
import type { Broker, FetchedMessage } from 'kafkajs/src/cluster/index.js';
import { LabError } from '../errors.ts';
import type { LogRecord } from '../events.ts';
import { type KafkaConnection, offsetNumber } from './client.ts';
import { openCluster } from './cluster.ts';
import { toLogRecord } from './record.ts';

/** Records a check reads at the most; a lab's topic is far smaller. */
const RECORDS_MAX = 50_000;

/**
 * A broker that sends nothing of what it has for so long is called away, ms. Longer than the window
 * over which Kafka counts a quota, eleven seconds unless somebody changed it.
 */
const NOTHING_FOR_MS = 15_000;

/**
 * `toRecord`: without it long values are cut, as everywhere where they are only looked at.
 *
 * @returns the records that stand between `low` and `end`; fewer where some were deleted meanwhile
 * @throws LabError `kafka-away` when nobody leads the partition, or its leader sends nothing of it
 */
export async function readPartition(
  connection: KafkaConnection,
  topic: string,
  partition: number,
  { low, end }: { low: number; end: number },
  toRecord: (message: FetchedMessage) => LogRecord = toLogRecord,
): Promise<LogRecord[]> {
  if (low >= end) return [];
  const cluster = await openCluster(connection, 'menara-read');
  try {
    const leaders = await cluster.leaders(new Map([[topic, new Map([[partition, null]])]]));
    const [broker] = leaders.keys();
    const records: LogRecord[] = [];
    let next = low;
    let heardAt = Date.now();
    while (next < end && records.length < RECORDS_MAX) {
      if (!broker || Date.now() - heardAt > NOTHING_FOR_MS) {
        throw new LabError('kafka-away', { retriable: true, about: topic });
      }
      const place = { topic, partition, from: next };
      const part = await fetchFrom(broker, place).catch(async (error: Error) => {
        if (error.name !== 'KafkaJSOffsetOutOfRange') throw error;
        const first = await cluster.earliest(topic, partition);
        if (first <= next) throw error;
        next = first;
        return undefined;
      });
      // Left out of the answer: a quota was exceeded, and the client waits before it asks again.
      // That says nothing of where the log ends.
      if (!part) continue;
      const fresh = part.messages
        .map(toRecord)
        .filter(({ offset }) => offset >= next && offset < end);
      const last = fresh.at(-1);
      // Nothing between here and the end: taken out by compaction, or not let out yet.
      if (!last && offsetNumber(part.highWatermark) >= end) break;
      if (!last) continue;
      records.push(...fresh);
      next = last.offset + 1;
      heardAt = Date.now();
    }
    return records;
  } finally {
    await cluster.close();
  }
}

async function fetchFrom(
  broker: Broker,
  { topic, partition, from }: { topic: string; partition: number; from: number },
) {
  const { responses } = await broker.fetch({
    isolationLevel: 0,
    maxWaitTime: 100,
    minBytes: 1,
    maxBytes: 4 * 1024 * 1024,
    topics: [
      { topic, partitions: [{ partition, fetchOffset: String(from), maxBytes: 1024 * 1024 }] },
    ],
  });
  return responses[0]?.partitions[0];
}
