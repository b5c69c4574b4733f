/** A topic of several partitions and a group that reads it, folded from what the observers read. */
import type { GroupMember, LabEvent } from '../events.ts';
import { foldPartition, noPartition, type PartitionState } from './log.ts';

export type Partitions = Readonly<Record<number, PartitionState>>;

export interface Position {
  /** From the broker: the next offset to read; null while it keeps none. */
  readonly committed: number | null;
  /** From the process: what it has taken in hand, as the next offset; null when it isn't running. */
  readonly read: number | null;
}

export interface TopicGroup {
  readonly generation: number;
  readonly members: readonly GroupMember[];
  /** By partition. */
  readonly positions: Readonly<Record<number, Position>>;
}

export const noPosition: Position = { committed: null, read: null };
export const noTopicGroup: TopicGroup = { generation: 0, members: [], positions: {} };

export function foldPartitions(
  partitions: Partitions,
  event: LabEvent & { type: 'records' | 'range' },
): Partitions {
  const before = partitions[event.partition] ?? noPartition;
  return { ...partitions, [event.partition]: foldPartition(before, event) };
}

export function withPosition(
  group: TopicGroup,
  partition: number,
  change: Partial<Position>,
): TopicGroup {
  const next = { ...(group.positions[partition] ?? noPosition), ...change };
  return { ...group, positions: { ...group.positions, [partition]: next } };
}

/** Nobody has anything in hand any more: the process that said so is gone. */
export function withoutReads(group: TopicGroup): TopicGroup {
  const positions = Object.entries(group.positions).map(([partition, position]) => [
    partition,
    { ...position, read: null },
  ]);
  return { ...group, positions: Object.fromEntries(positions) };
}

/** The partitions in their order. */
export function inOrder(partitions: Partitions): (PartitionState & { partition: number })[] {
  return Object.entries(partitions)
    .map(([partition, state]) => ({ partition: Number(partition), ...state }))
    .sort((a, b) => a.partition - b.partition);
}

export const recordsIn = (partitions: Partitions): number =>
  Object.values(partitions).reduce((sum, { low, end }) => sum + end - low, 0);

/** Records that the group has not passed yet, over all partitions; without a bookmark: all kept. */
export function lagOf(partitions: Partitions, { positions }: TopicGroup): number {
  return inOrder(partitions).reduce((sum, { partition, low, end }) => {
    const committed = positions[partition]?.committed ?? low;
    return sum + Math.max(0, end - committed);
  }, 0);
}
