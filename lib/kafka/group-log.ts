/**
 * Reads Kafka's own record of its groups: the internal topic `__consumer_offsets`. A commit or a
 * change of members is a record there, so bookmarks arrive as facts, at once and without polling.
 * Formats: GroupCoordinator's record schemas (OffsetCommitKey 0–1, GroupMetadataKey 2) and the
 * classic protocol's assignment (ConsumerProtocolAssignment).
 */
import type { GroupMember } from '../events.ts';

export type GroupFact =
  | {
      readonly kind: 'committed';
      readonly group: string;
      readonly topic: string;
      readonly partition: number;
      /** null: the commit was removed (expired, or the group was deleted). */
      readonly offset: number | null;
    }
  | {
      readonly kind: 'group';
      readonly group: string;
      readonly generation: number;
      readonly members: readonly GroupMember[];
    };

/** One record of the group log; undefined for kinds that the labs don't show. */
export function decodeGroupRecord(key: Buffer | null, value: Buffer | null): GroupFact | undefined {
  if (!key) return undefined;
  const from = reader(key);
  const version = from.int16();
  if (version <= 1) {
    const group = from.string();
    const topic = from.string();
    const partition = from.int32();
    const offset = value ? committedOffset(value) : null;
    return { kind: 'committed', group, topic, partition, offset };
  }
  if (version === 2) {
    const group = from.string();
    return { kind: 'group', group, ...(value ? groupMetadata(value) : NO_MEMBERS) };
  }
  return undefined;
}

const NO_MEMBERS = { generation: 0, members: [] };

function committedOffset(value: Buffer): number {
  const from = reader(value);
  from.int16();
  return from.int64();
}

function groupMetadata(value: Buffer) {
  const from = reader(value);
  const version = from.int16();
  if (version > 3) throw new RangeError(`group metadata version ${version} is not known`);
  from.string(); // protocol type
  const generation = from.int32();
  from.nullableString(); // protocol
  from.nullableString(); // leader
  if (version >= 2) from.int64(); // time of the state
  const members = from.array(() => {
    from.string(); // member id
    if (version >= 3) from.nullableString(); // static instance id
    const client = from.string();
    from.string(); // host
    if (version >= 1) from.int32(); // rebalance timeout
    const sessionMs = from.int32();
    from.bytes(); // subscription
    return { client, partitions: assignedPartitions(from.bytes()), sessionMs };
  });
  return { generation, members };
}

/** The partitions in a member's assignment, over all its topics. */
export function assignedPartitions(assignment: Buffer): number[] {
  if (assignment.length === 0) return [];
  const from = reader(assignment);
  from.int16();
  return from
    .array(() => {
      from.string(); // topic
      return from.array(() => from.int32());
    })
    .flat();
}

function reader(buffer: Buffer) {
  let at = 0;
  const take = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const int16 = () => buffer.readInt16BE(take(2));
  const int32 = () => buffer.readInt32BE(take(4));
  const text = (length: number) => buffer.toString('utf8', take(length), at);
  return {
    int16,
    int32,
    int64: () => Number(buffer.readBigInt64BE(take(8))),
    string: () => text(int16()),
    nullableString: () => {
      const length = int16();
      return length < 0 ? null : text(length);
    },
    bytes: () => {
      const length = int32();
      return length < 0 ? Buffer.alloc(0) : buffer.subarray(take(length), at);
    },
    array: <T>(item: () => T): T[] => {
      const length = int32();
      return Array.from({ length: Math.max(0, length) }, item);
    },
  };
}
