/**
 * A thin hold on kafkajs' own cluster, for reading the log the way a follower does: by fetch
 * requests to the leader of each partition, without a consumer group.
 */
import Cluster, { type Broker } from 'kafkajs/src/cluster/index.js';
import { createLogger } from 'kafkajs/src/loggers/index.js';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import {
  BRIEF_RETRY,
  connectionOptions,
  type KafkaConnection,
  mendKafkajs,
  offsetNumber,
} from './client.ts';

/** A fetch is held for 100 ms: who is silent for so long does not hear us, ms. */
const ANSWER_WITHIN_MS = 3000;
/** A topic that the broker doesn't know yet is asked for again after this long, ms. */
const UNKNOWN_TOPIC_MS = 500;
/** Who may get a new partition is asked for again after this long, ms. */
const METADATA_MAX_AGE_MS = 1000;

export interface OpenCluster {
  /** Who leads the partitions: broker → topic → partitions. Unknown topics are left out. */
  leaders(topics: ReadonlyMap<string, ReadonlyMap<number, unknown>>): Promise<Leaders>;
  /** Partitions of these topics that came after the given ones; asks the broker once a second. */
  grown(topics: ReadonlyMap<string, ReadonlyMap<number, unknown>>): Promise<TopicPartition[]>;
  /** First offset still kept in one partition. */
  earliest(topic: string, partition: number): Promise<number>;
  /** Stores a group's bookmark without joining it; the broker refuses while it has a member. */
  commitOutside(group: string, topic: string, partition: number, offset: number): Promise<void>;
  close(): Promise<void>;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export type Leaders = ReadonlyMap<Broker, ReadonlyMap<string, readonly number[]>>;

export async function openCluster(
  connection: KafkaConnection,
  clientId: string,
): Promise<OpenCluster> {
  mendKafkajs();
  const cluster = new Cluster({
    ...connectionOptions(connection, clientId, ANSWER_WITHIN_MS),
    socketFactory: createSocketFactory(),
    logger: createLogger({ level: 0, logCreator: () => () => undefined }),
    retry: BRIEF_RETRY,
    enforceRequestTimeout: true,
    metadataMaxAge: 300_000,
    allowAutoTopicCreation: false,
    maxInFlightRequests: null,
    isolationLevel: 0,
  });
  await cluster.connect();
  await cluster.refreshMetadata();
  let refreshedAt = Date.now();

  const refreshFor = async (topics: Iterable<string>) => {
    const unknown = [...topics].some(
      (topic) => cluster.findTopicPartitionMetadata(topic).length === 0,
    );
    if (!unknown || Date.now() - refreshedAt < UNKNOWN_TOPIC_MS) return;
    await cluster.refreshMetadata();
    refreshedAt = Date.now();
  };

  return {
    async leaders(topics) {
      await refreshFor(topics.keys());
      const byNode = new Map<string, Map<string, number[]>>();
      for (const [topic, partitions] of topics) {
        const nodes = cluster.findLeaderForPartitions(topic, [...partitions.keys()]);
        for (const [node, led] of Object.entries(nodes)) {
          const wanted = byNode.get(node) ?? new Map<string, number[]>();
          byNode.set(node, wanted.set(topic, led));
        }
      }
      const found = [...byNode].map(
        async ([nodeId, wanted]) => [await cluster.findBroker({ nodeId }), wanted] as const,
      );
      return new Map(await Promise.all(found));
    },
    async grown(topics) {
      if (Date.now() - refreshedAt >= METADATA_MAX_AGE_MS) {
        await cluster.refreshMetadata();
        refreshedAt = Date.now();
      }
      return [...topics].flatMap(([topic, known]) =>
        cluster
          .findTopicPartitionMetadata(topic)
          .filter(({ partitionId }) => !known.has(partitionId))
          .map(({ partitionId }) => ({ topic, partition: partitionId })),
      );
    },
    async earliest(topic, partition) {
      const [answer] = await cluster.fetchTopicsOffset([
        { topic, partitions: [{ partition }], fromBeginning: true },
      ]);
      return offsetNumber(answer?.partitions[0]?.offset ?? '0');
    },
    async commitOutside(groupId, topic, partition, offset) {
      const coordinator = await cluster.findGroupCoordinator({ groupId });
      await coordinator.offsetCommit({
        groupId,
        // No generation, no member: a commit from outside of the group.
        groupGenerationId: -1,
        memberId: '',
        retentionTime: -1,
        topics: [{ topic, partitions: [{ partition, offset: String(offset) }] }],
      });
    },
    close: () => cluster.disconnect(),
  };
}
