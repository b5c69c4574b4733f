/**
 * What is known of the lab `race`, folded from observed facts: the races, and how far the two views
 * have read their logs. Pure: server, browser and time line fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldShared, noShared, type Shared } from '#lib/fold/shared.ts';
import {
  foldPartitions,
  noTopicGroup,
  type Partitions,
  type TopicGroup,
  withPosition,
} from '#lib/fold/topic.ts';
import { foldDocument, foldDropped, foldRecords, noRaces, type Races } from './model-races.ts';
import { live, measures, milestones } from './model-readings.ts';

/** Warehouse and buyer: who ships, and who cancels. */
export const CLIENTS = ['client-1', 'client-2'] as const;
export type ClientName = (typeof CLIENTS)[number];
export const CONNECTOR = 'connector';
export const SEARCH = 'search';
export const PARTITIONS = 3;

/** The two ways from MongoDB to an index, by the group that reads its log. */
export const PATHS = {
  search: { topic: 'pesanan', collection: 'search_index' },
  'search-cdc': { topic: 'pesanan-cdc', collection: 'search_index_cdc' },
} as const;
export type PathName = keyof typeof PATHS;
export const PATH_NAMES = ['search', 'search-cdc'] as const satisfies readonly PathName[];

/** What may be asked for, and what one run may hold. Named in the message that refuses more. */
export const LIMITS = {
  races: { min: 1, max: 20 },
  /** Of the pause, and of the clock that is ahead; ms. */
  ms: { min: 0, max: 500 },
  /** Orders of one run. */
  run: 200,
} as const;

/** The pause of client 1 in the text, ms. */
export const PAUSE_MS = 200;
/** How far the clock of client 1 is ahead there, ms: more than the second change comes later. */
export const CLOCK_MS = 100;

export interface Facts extends Shared, Races {
  readonly topics: Readonly<Record<PathName, Partitions>>;
  readonly groups: Readonly<Record<PathName, TopicGroup>>;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noRaces,
  topics: { search: {}, 'search-cdc': {} },
  groups: { search: noTopicGroup, 'search-cdc': noTopicGroup },
};

const pathOf = (topic: string): PathName | undefined =>
  PATH_NAMES.find((name) => PATHS[name].topic === topic);

const isPath = (name: string): name is PathName => PATH_NAMES.some((known) => known === name);

function withGroup(state: Facts, name: PathName, group: TopicGroup): Facts {
  return { ...state, groups: { ...state.groups, [name]: group } };
}

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return onLog(state, event);
    case 'committed': {
      const { group, topic, partition, offset } = event;
      if (!isPath(group) || pathOf(topic) !== group) return state;
      return withGroup(
        state,
        group,
        withPosition(state.groups[group], partition, { committed: offset }),
      );
    }
    case 'group': {
      const { group, generation, members } = event;
      if (!isPath(group)) return state;
      return withGroup(state, group, { ...state.groups[group], generation, members });
    }
    case 'document':
      return foldDocument(state, event);
    case 'dropped':
      return foldDropped(state, event.collection);
    default:
      return foldShared(state, event);
  }
}

function onLog(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  const path = pathOf(event.topic);
  if (!path) return state;
  const topics = { ...state.topics, [path]: foldPartitions(state.topics[path], event) };
  const next = { ...state, topics };
  return event.type === 'records' ? foldRecords(next, path, event) : next;
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
