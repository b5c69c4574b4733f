/** Records of the group log as a broker writes them, built by hand from its record schemas. */

const int16 = (value: number) => {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
};
const int32 = (value: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};
const int64 = (value: number) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer;
};
const string = (value: string | null) => {
  if (value === null) return int16(-1);
  const text = Buffer.from(value);
  return Buffer.concat([int16(text.length), text]);
};
const bytes = (value: Buffer | null) =>
  value === null ? int32(-1) : Buffer.concat([int32(value.length), value]);
const array = (items: readonly Buffer[]) => Buffer.concat([int32(items.length), ...items]);

export function commitKey(group: string, topic: string, partition: number, version = 1): Buffer {
  return Buffer.concat([int16(version), string(group), string(topic), int32(partition)]);
}

export function commitValue(version: 0 | 1 | 2 | 3, offset: number): Buffer {
  const common = [int16(version), int64(offset)];
  if (version === 3) return Buffer.concat([...common, int32(5), string('meta'), int64(1000)]);
  const expires = version === 1 ? [int64(2000)] : [];
  return Buffer.concat([...common, string('meta'), int64(1000), ...expires]);
}

export const groupKey = (group: string): Buffer => Buffer.concat([int16(2), string(group)]);

export interface WrittenMember {
  readonly client: string;
  readonly instance?: string;
  /** null: the leader has not assigned anything yet. */
  readonly assignment: Buffer | null;
}

export function assignment(topics: Readonly<Record<string, readonly number[]>>): Buffer {
  const entries = Object.entries(topics).map(([topic, partitions]) =>
    Buffer.concat([string(topic), array(partitions.map(int32))]),
  );
  return Buffer.concat([int16(0), array(entries), bytes(null)]);
}

export function groupValue(
  version: number,
  generation: number,
  members: readonly WrittenMember[],
): Buffer {
  const encoded = members.map(({ client, instance, assignment: given }) =>
    Buffer.concat([
      string(`${client}-1`),
      ...(version >= 3 ? [string(instance ?? null)] : []),
      string(client),
      string('/127.0.0.1'),
      ...(version >= 1 ? [int32(60_000)] : []),
      int32(6000),
      bytes(Buffer.from('subscription')),
      bytes(given),
    ]),
  );
  return Buffer.concat([
    int16(version),
    string('consumer'),
    int32(generation),
    string(members.length > 0 ? 'RoundRobin' : null),
    string(members[0] ? `${members[0].client}-1` : null),
    ...(version >= 2 ? [int64(1000)] : []),
    array(encoded),
  ]);
}

/** A transaction marker's key: version 0, then its type (0 abort, 1 commit). */
export const markerKey = (type: 0 | 1): Buffer => Buffer.concat([int16(0), int16(type)]);
