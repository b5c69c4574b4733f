/** One partition's log and the groups that read it, folded from what the observers read. */
import type { GroupMember, LabEvent, LogRecord } from '../events.ts';

/** Records kept for drawing and evidence; how many there are is in `end`, which misses none. */
export const RECORDS_MAX = 200;

export interface PartitionState {
  readonly low: number;
  readonly end: number;
  readonly records: readonly LogRecord[];
  /** When the broker was last read, ms. */
  readonly readAt: number | null;
}

export interface GroupState {
  /** From the broker: the next offset to read; null while it keeps none. */
  readonly committed: number | null;
  /** From the process: what it has taken in hand, as the next offset; null when it isn't running. */
  readonly read: number | null;
  readonly generation: number;
  readonly members: readonly GroupMember[];
}

export const noPartition: PartitionState = { low: 0, end: 0, records: [], readAt: null };
export const noGroup: GroupState = { committed: null, read: null, generation: 0, members: [] };

export function foldPartition(
  state: PartitionState,
  event: LabEvent & { type: 'records' | 'range' },
): PartitionState {
  const { low, end, at } = event;
  const last = state.records.at(-1)?.offset ?? -1;
  const fresh = event.type === 'records' ? event.records.filter(({ offset }) => offset > last) : [];
  const kept = [...state.records, ...fresh].filter(({ offset }) => offset >= low);
  return { low, end, readAt: at, records: kept.slice(-RECORDS_MAX) };
}

interface WithGroups {
  readonly groups: Readonly<Record<string, GroupState>>;
}

/** A group that the model does not follow changes nothing. */
export function withGroup<State extends WithGroups>(
  state: State,
  name: string,
  change: Partial<GroupState>,
): State {
  if (!Object.hasOwn(state.groups, name)) return state;
  const groups = { ...state.groups, [name]: { ...(state.groups[name] ?? noGroup), ...change } };
  return { ...state, groups };
}

/** What the broker says of a group: its bookmark in `topic`, its generation and members. */
export function foldGroup<State extends WithGroups>(
  state: State,
  event: LabEvent & { type: 'committed' | 'group' },
  topic: string,
): State {
  if (event.type === 'group') {
    const { group, generation, members } = event;
    return withGroup(state, group, { generation, members });
  }
  return event.topic === topic ? withGroup(state, event.group, { committed: event.offset }) : state;
}
