/** What is known of the lab `lab-template`, folded from observed facts. Pure. */
import type { LabEvent } from '#lib/events.ts';
import {
  foldGroup,
  foldPartition,
  type GroupState,
  noGroup,
  noPartition,
  type PartitionState,
} from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';

export const TOPIC = 'pesanan';
export const GROUP = 'payment';

interface Facts extends Shared, PartitionState {
  readonly groups: Readonly<Record<typeof GROUP, GroupState>>;
}

export type State = Facts & WithReached;

const initial: Facts = { ...noShared, ...noPartition, groups: { [GROUP]: noGroup } };

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    default:
      return foldShared(state, event);
  }
}

const hasRead = ({ groups, end }: Facts): boolean => end > 0 && groups[GROUP].committed === end;

/** In the order of the text. */
export const milestones = {
  read: hasRead,
} satisfies Record<string, (state: Facts) => boolean>;

export const model = keepReached<Facts>({
  initial,
  reduce,
  milestones,
  measures: {
    'after-reading': (state) =>
      hasRead(state)
        ? { option: state.end > state.low ? 'stays' : 'gone', value: `end ${state.end}` }
        : undefined,
  },
  live: { end: ({ end }) => String(end) },
});
