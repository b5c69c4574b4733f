/** A message that was put aside: what its headers say of it, and how it is played again. */
import type { Producer } from 'kafkajs';
import type { LogRecord } from '#lib/events.ts';
import type { KafkaConnection } from '#lib/kafka/client.ts';
import { connectKafka, offsetNumber } from '#lib/kafka/client.ts';
import { openCluster } from '#lib/kafka/cluster.ts';
import { readPartition } from '#lib/kafka/read.ts';
import type { Delivery } from './read-topic.ts';

type Headers = Readonly<Record<string, string>>;

export interface Cause {
  /** In short, without the sandbox's prefix. */
  readonly topic: string;
  /** Why it was put aside: by itself, or behind an earlier one of its key. */
  readonly reason: string;
  readonly error?: Error | undefined;
  /** How often it was tried. */
  readonly tries: number;
  readonly consumer: string;
}

// #region dead
/** A dead letter keeps its own headers, and says where it lay, what was wrong, and who tried. */
export function deadHeaders({ headers, offset }: Delivery, cause: Cause): Record<string, string> {
  return {
    ...bornWith(headers),
    'dlq-topic': cause.topic,
    'dlq-offset': String(offset),
    'dlq-reason': cause.reason,
    'dlq-error': cause.error?.name ?? 'none',
    'dlq-message': cause.error?.message ?? 'an earlier event of this key waits',
    'dlq-tries': String(cause.tries),
    'dlq-consumer': cause.consumer,
  };
}
// #endregion

/** The headers it was born with: what was said of an earlier death is over. */
export function bornWith(headers: Headers): Record<string, string> {
  const own = Object.entries(headers).filter(
    ([name]) => name !== 'replayed' && !name.startsWith('dlq-'),
  );
  return Object.fromEntries(own);
}

export interface Replayer extends AsyncDisposable {
  /** @returns how many were played again */
  replay(): Promise<number>;
}

/** All names are full ones, with the sandbox's prefix; `told` is the dead letters' short one. */
export interface ReplayNames {
  readonly letters: string;
  readonly told: string;
  readonly to: string;
  /** Its bookmark in the dead letters says what was played again. */
  readonly groupId: string;
}

export async function openReplayer(
  connection: KafkaConnection,
  clientId: string,
  producer: Producer,
  { letters: from, told, to, groupId }: ReplayNames,
): Promise<Replayer> {
  const admin = connectKafka(connection, clientId).admin();
  const [cluster] = await Promise.all([openCluster(connection, clientId), admin.connect()]);

  async function unplayed(): Promise<{ letters: readonly LogRecord[]; end: number }> {
    const [bookmark] = await admin.fetchOffsets({ groupId, topics: [from] });
    const [range] = await admin.fetchTopicOffsets(from);
    const low = Math.max(0, offsetNumber(bookmark?.partitions[0]?.offset ?? '-1'));
    const end = offsetNumber(range?.high ?? '0');
    return { letters: await readPartition(connection, from, 0, { low, end }), end };
  }

  return {
    // #region replay
    async replay() {
      const { letters, end } = await unplayed();
      const once = new Map<string, LogRecord>();
      for (const letter of letters) {
        const { eventId = `${letter.offset}` } = letter.headers;
        if (!once.has(eventId)) once.set(eventId, letter);
      }
      const messages = [...once.values()].map(({ key, value, headers, offset }) => ({
        ...{ key, value },
        headers: { ...bornWith(headers), replayed: `${told}@${offset}` },
      }));
      if (messages.length > 0) await producer.send({ topic: to, acks: -1, messages });
      // Only after the broker has them: dying in between repeats, and payment can bear that.
      await cluster.commitOutside(groupId, from, 0, end);
      return messages.length;
    },
    // #endregion
    async [Symbol.asyncDispose]() {
      await Promise.all([cluster.close(), admin.disconnect()]);
    },
  };
}
