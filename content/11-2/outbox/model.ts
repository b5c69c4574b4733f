/**
 * What is known of the lab `outbox`, folded from observed facts: documents of the change stream,
 * records of both topics, windows of the oplog as they were read. Pure: server, browser and time
 * line fold the same.
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
import { type Documents, foldDocument, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { foldRaw, foldRecords, noRecords, type Records } from './model-records.ts';
import { GROUP, RAW_TOPIC, TOPIC } from './names.ts';

/** One process that ended, for the evidence. */
export interface Exit {
  readonly id: string;
  readonly name: string;
  readonly pid: number;
  readonly signal: string | null;
  readonly code: number | null;
  readonly crashPoint: string | null;
  readonly at: number;
}

const EXITS_MAX = 40;

export interface Facts extends Shared, PartitionState, Documents, Records {
  readonly groups: Readonly<Record<typeof GROUP, GroupState>>;
  /** The raw topic, as the broker has it. */
  readonly raw: PartitionState;
  readonly exits: readonly Exit[];
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noDocuments,
  ...noRecords,
  groups: { [GROUP]: noGroup },
  raw: noPartition,
  exits: [],
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      if (event.topic === TOPIC) {
        return foldRecords({ ...state, ...foldPartition(state, event) }, event);
      }
      if (event.topic !== RAW_TOPIC) return state;
      return foldRaw({ ...state, raw: foldPartition(state.raw, event) }, event);
    case 'committed':
    case 'group':
      return foldGroup(state, event, TOPIC);
    case 'document':
      return foldDocument(state, event);
    case 'exited':
      return onExit(state, event);
    default:
      return foldShared(state, event);
  }
}

function onExit(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  const { name, pid, signal, code, crashPoint = null, at } = event;
  const id = `${name}-${pid}`;
  if (state.exits.some((one) => one.id === id)) return next;
  const exits = [...state.exits, { id, name, pid, signal, code, crashPoint, at }];
  return { ...next, exits: exits.slice(-EXITS_MAX) };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
