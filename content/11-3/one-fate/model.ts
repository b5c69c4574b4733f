/**
 * What is known of the lab `one-fate`, folded from observed facts: the orders of the log, marker
 * and payments of each in three services, and what those wrote down beside. Pure: server, browser
 * and time line fold the same.
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
import { type Book, foldBook, noBook } from './model-book.ts';
import {
  type Fated,
  foldDropped,
  foldMarker,
  foldOrders,
  foldPayment,
  noFates,
} from './model-fates.ts';
import { live, measures, milestones } from './model-readings.ts';
import { COLLECTIONS, type ConsumerName, TOPIC } from './names.ts';

export interface Facts extends Shared, PartitionState, Fated, Book {
  readonly groups: Readonly<Record<ConsumerName, GroupState>>;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noFates,
  ...noBook,
  groups: { 'payment-marker': noGroup, 'payment-effect': noGroup, payment: noGroup },
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC
        ? foldOrders({ ...state, ...foldPartition(state, event) }, event)
        : state;
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'document':
      return onDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function onDocument(state: Facts, event: LabEvent & { type: 'document' }): Facts {
  switch (event.collection) {
    case COLLECTIONS.markers:
      return foldMarker(state, event);
    case COLLECTIONS.payments:
      return foldPayment(state, event);
    default:
      return foldBook(state, event);
  }
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
