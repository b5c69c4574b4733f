/** Reads one topic from its first kept offset to its end, once; for checks and queries. */
import type { LogRecord } from '../events.ts';
import type { KafkaConnection } from './client.ts';
import { openCluster } from './cluster.ts';
import { toLogRecord } from './record.ts';

/** Records a check reads at the most; a lab's topic is far smaller. */
const RECORDS_MAX = 50_000;

export async function readPartition(
  connection: KafkaConnection,
  topic: string,
  partition: number,
  { low, end }: { low: number; end: number },
): Promise<LogRecord[]> {
  const cluster = await openCluster(connection, 'menara-read');
  try {
    const leaders = await cluster.leaders(new Map([[topic, new Map([[partition, null]])]]));
    const [broker] = leaders.keys();
    const records: LogRecord[] = [];
    let next = low;
    while (broker && next < end && records.length < RECORDS_MAX) {
      const { responses } = await broker.fetch({
        isolationLevel: 0,
        maxWaitTime: 100,
        minBytes: 1,
        maxBytes: 4 * 1024 * 1024,
        topics: [
          { topic, partitions: [{ partition, fetchOffset: String(next), maxBytes: 1024 * 1024 }] },
        ],
      });
      const messages = responses[0]?.partitions[0]?.messages ?? [];
      const fresh = messages
        .map(toLogRecord)
        .filter(({ offset }) => offset >= next && offset < end);
      const last = fresh.at(-1);
      if (!last) break;
      records.push(...fresh);
      next = last.offset + 1;
    }
    return records;
  } finally {
    await cluster.close();
  }
}
