/**
 * What is known of the lab `versions`, folded from observed facts: what stands in the two topics,
 * how far each group has read, what the orders are and what each view says of them. Pure: server,
 * browser and time line fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { foldPartition, noPartition, type PartitionState } from '#lib/fold/log.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import { foldDocument, foldDropped, noStored, type Stored } from './model-documents.ts';
import { foldReader, noReader, type ReaderState } from './model-groups.ts';
import { live, measures, milestones } from './model-readings.ts';
import { ROADS, type Road, TOPICS, VIEWS, type View } from './names.ts';

export interface Facts extends Shared, Stored {
  readonly lanes: Readonly<Record<Road, PartitionState>>;
  readonly readers: Readonly<Record<View, ReaderState>>;
  /** The last event of the ordered stream, as text. */
  readonly lastValue: string | null;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noStored,
  lanes: { ordered: noPartition, shuffled: noPartition },
  readers: { inc: noReader, set: noReader, guarded: noReader },
  lastValue: null,
};

export const roadOf = (topic: string): Road | undefined =>
  ROADS.find((road) => TOPICS[road] === topic);

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return onLog(state, event);
    case 'committed':
    case 'group':
      return { ...state, readers: foldReader(state.readers, event) };
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function onLog(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const road = roadOf(event.topic);
  if (!road) return state;
  const lanes = { ...state.lanes, [road]: foldPartition(state.lanes[road], event) };
  const last = event.type === 'records' && road === 'ordered' ? event.records.at(-1) : undefined;
  return { ...state, lanes, lastValue: last?.value ?? state.lastValue };
}

/** All groups have committed everything that stands in both topics. */
export const isQuiet = ({ lanes, readers }: Facts): boolean =>
  VIEWS.every((view) =>
    ROADS.every((road) => (readers[view].committed[road] ?? 0) >= lanes[road].end),
  );

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
