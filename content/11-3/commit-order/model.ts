/**
 * What is known of the lab `commit-order`, folded from observed facts. What was charged comes from
 * documents, what should have been from the log, and a death from the note of its signal; nothing
 * is counted by a click. Pure: server, browser and time line fold the same.
 */
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
import { foldDocument, foldDropped, noStored, type StoredState } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { type ConsumerName, TOPIC } from './names.ts';

export interface Facts extends Shared, PartitionState, StoredState {
  readonly groups: Readonly<Record<ConsumerName, GroupState>>;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noStored,
  groups: { 'payment-batch': noGroup, 'payment-record': noGroup, 'payment-before': noGroup },
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC ? { ...state, ...foldPartition(state, event) } : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
