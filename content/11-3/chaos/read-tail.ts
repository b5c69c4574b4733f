/** The youngest records of one night, for whoever wants to send some of them again. */
import type { LogRecord } from '#lib/events.ts';
import { connectKafka, type KafkaConnection, offsetNumber } from '#lib/kafka/client.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { isOf } from './stores.ts';

/** Of each partition. */
const TAIL = 100;

/** @param topic its full name, with the sandbox's prefix */
export async function readTail(
  connection: KafkaConnection,
  topic: string,
  night: number,
): Promise<readonly LogRecord[]> {
  const admin = connectKafka(connection, 'menara-tail').admin();
  await admin.connect();
  try {
    const all: LogRecord[] = [];
    for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
      const end = offsetNumber(high);
      const range = { low: Math.max(0, end - TAIL), end };
      all.push(...(await readPartition(connection, topic, partition, range)));
    }
    return all.filter(({ key }) => isOf(night, key));
  } finally {
    await admin.disconnect();
  }
}
