/** The three groups as the broker tells of them: who is a member, and the bookmark in each topic. */
import type { GroupMember, LabEvent } from '#lib/events.ts';
import { groupOf, ROADS, type Road, TOPICS, VIEWS, type View } from './names.ts';

export interface ReaderState {
  readonly generation: number;
  readonly members: readonly GroupMember[];
  /** The next offset to read; null while the broker keeps none. */
  readonly committed: Readonly<Record<Road, number | null>>;
}

export const noReader: ReaderState = {
  generation: 0,
  members: [],
  committed: { ordered: null, shuffled: null },
};

export function foldReader(
  readers: Readonly<Record<View, ReaderState>>,
  event: LabEvent & { type: 'committed' | 'group' },
): Readonly<Record<View, ReaderState>> {
  const view = VIEWS.find((one) => groupOf(one) === event.group);
  if (!view) return readers;
  const before = readers[view];
  if (event.type === 'group') {
    const { generation, members } = event;
    return { ...readers, [view]: { ...before, generation, members } };
  }
  const road = ROADS.find((one) => TOPICS[one] === event.topic);
  if (!road) return readers;
  const committed = { ...before.committed, [road]: event.offset };
  return { ...readers, [view]: { ...before, committed } };
}
