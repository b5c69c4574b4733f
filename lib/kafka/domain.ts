/**
 * What a lab may do with Kafka, in the short names of its own sandbox and in no other's. The same
 * reads serve the challenges: they ask the broker, never the screen.
 */
import type { Admin, ConfigResourceTypes } from 'kafkajs';
import { LabError } from '../errors.ts';
import type { GroupMember, LogRecord } from '../events.ts';
import type { TopicSpec } from '../lab.ts';
import { BATCH_BYTES_MAX } from '../limits.ts';
import type { Scope } from '../scope.ts';
import { type KafkaConnection, offsetNumber } from './client.ts';
import { openCluster } from './cluster.ts';
import { assignedPartitions } from './group-log.ts';
import { growTopic } from './grow-topic.ts';
import { readPartition } from './read.ts';
import { retrying } from './retrying.ts';

export interface Range {
  readonly partition: number;
  readonly low: number;
  readonly end: number;
}

export interface KafkaDomain {
  /** Creates what is missing; existing topics stay as they are. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>;
  ranges(topic: string): Promise<Range[]>;
  /** Committed offset per partition; null where the group has none. */
  committed(group: string, topic: string): Promise<Map<number, number | null>>;
  /** Who is in the group now, with what the broker gave each of them. */
  describe(group: string): Promise<GroupMember[]>;
  /** Moves a group's bookmark. Kafka allows it only while the group has no member. */
  moveBookmark(group: string, topic: string, partition: number, offset: number): Promise<void>;
  records(topic: string): Promise<LogRecord[]>;
  /** The same records by partition, each list in the order of its offsets. */
  recordsByPartition(topic: string): Promise<ReadonlyMap<number, readonly LogRecord[]>>;
  /** Makes the topic's partitions `count` in all. Kafka takes none away again. */
  addPartitions(topic: string, count: number): Promise<void>;
  /** Sets a topic's settings anew: all of them, as at its creation. */
  configure(topic: TopicSpec): Promise<void>;
  /** One setting of a topic, as the broker has it now. */
  setting(topic: string, name: string): Promise<string | undefined>;
}

const TOPIC_CONFIG = {
  // Kafka's name says message and means batch: fifty lines of JSON have to fit. More than that is
  // a mistake or mischief.
  'max.message.bytes': String(BATCH_BYTES_MAX),
  // A visitor's own tools may compress in ways we can't read; the broker unpacks it for all.
  'compression.type': 'uncompressed',
};

/** The wire's number for a topic; Node does not see kafkajs' own name for it. */
const TOPIC: ConfigResourceTypes.TOPIC = 2;

export function kafkaDomain(admin: Admin, connection: KafkaConnection, scope: Scope): KafkaDomain {
  const ranges = async (topic: string): Promise<Range[]> => {
    const offsets = await retrying(() => admin.fetchTopicOffsets(scope.topic(topic)));
    return offsets
      .map(({ partition, low, high }) => ({
        partition,
        low: offsetNumber(low),
        end: offsetNumber(high),
      }))
      .sort((a, b) => a.partition - b.partition);
  };
  const entriesOf = ({ config }: TopicSpec) =>
    Object.entries({ ...TOPIC_CONFIG, ...config }).map(([name, value]) => ({ name, value }));
  const memberList = async (group: string): Promise<GroupMember[]> => {
    const { groups } = await retrying(() => admin.describeGroups([scope.group(group)]));
    return (groups[0]?.members ?? []).map(({ clientId, memberAssignment }) => ({
      client: clientId,
      partitions: assignedPartitions(memberAssignment),
    }));
  };
  const recordsByPartition = async (topic: string) => {
    const all = new Map<number, readonly LogRecord[]>();
    for (const range of await ranges(topic)) {
      const { partition } = range;
      all.set(partition, await readPartition(connection, scope.topic(topic), partition, range));
    }
    return all;
  };
  return {
    ranges,
    recordsByPartition,
    records: async (topic) => [...(await recordsByPartition(topic)).values()].flat(),
    addPartitions: (topic, count) => growTopic(admin, scope.topic(topic), count),
    describe: memberList,
    async ensureTopics(topics) {
      const wanted = topics.map((spec) => ({
        topic: scope.topic(spec.name),
        numPartitions: spec.partitions,
        configEntries: entriesOf(spec),
      }));
      // A busy broker may not know yet what it has just made, when it is asked for the leaders.
      await retrying(() => admin.createTopics({ waitForLeaders: true, topics: wanted }));
    },
    async committed(group, topic) {
      const wanted = { groupId: scope.group(group), topics: [scope.topic(topic)] };
      const [answer] = await retrying(() => admin.fetchOffsets(wanted));
      const entries = (answer?.partitions ?? []).map(({ partition, offset }) => {
        const number = offsetNumber(offset);
        return [partition, number < 0 ? null : number] as const;
      });
      return new Map(entries);
    },
    async moveBookmark(group, topic, partition, offset) {
      if ((await memberList(group)).length > 0) {
        throw new LabError('group-active', { retriable: true, about: group });
      }
      const cluster = await openCluster(connection, 'menara-bookmark');
      try {
        await retrying(() =>
          cluster.commitOutside(scope.group(group), scope.topic(topic), partition, offset),
        );
      } catch (error) {
        // A member joined between our look and the commit: the broker has the last word.
        if (!isMemberError(error)) throw error;
        throw new LabError('group-active', { retriable: true, about: group, cause: error });
      } finally {
        await cluster.close();
      }
    },
    async configure(spec) {
      const name = scope.topic(spec.name);
      const resources = [{ type: TOPIC, name, configEntries: entriesOf(spec) }];
      await admin.alterConfigs({ validateOnly: false, resources });
    },
    async setting(topic, name) {
      const resources = [{ type: TOPIC, name: scope.topic(topic), configNames: [name] }];
      const told = await retrying(() =>
        admin.describeConfigs({ includeSynonyms: false, resources }),
      );
      return told.resources[0]?.configEntries.find((entry) => entry.configName === name)
        ?.configValue;
    },
  };
}

const MEMBER_ERRORS = ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'REBALANCE_IN_PROGRESS'];

const isMemberError = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && MEMBER_ERRORS.includes(String(error.type));
