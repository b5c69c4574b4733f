/**
 * What is known of the lab `chaos`, folded from observed facts: nights with their cards and
 * verdicts, the buyers' progress, who died, and where the group stands. Pure.
 */
import * as z from 'zod/mini';
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
import { type Documents, foldDocument, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { BUYERS, GROUP, ORDERS, ROSTER } from './names.ts';

/** What the buyers of the night in hand say of it. */
export interface Ledger {
  readonly night: number;
  readonly asked: number;
  readonly acked: number;
  /** Questions that were not answered, and asked again under the same id. */
  readonly again: number;
}

export interface Facts extends Shared, Documents {
  readonly partitions: Partitions;
  readonly group: TopicGroup;
  readonly letters: number;
  readonly ledger: Ledger;
  /** Of the night in hand: processes that died by SIGKILL, and events that the marker refused. */
  readonly deaths: number;
  readonly refused: number;
}

export type State = Facts & WithReached;

const noLedger: Ledger = { night: 0, asked: 0, acked: 0, again: 0 };

const initial: Facts = {
  ...noShared,
  ...noDocuments,
  partitions: {},
  group: noTopicGroup,
  letters: 0,
  ledger: noLedger,
  deaths: 0,
  refused: 0,
};

const ledgerSchema = z.object({
  night: z.number(),
  asked: z.number(),
  acked: z.number(),
  again: z.number(),
});

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      if (event.topic !== ORDERS) return { ...state, letters: event.end };
      return { ...state, partitions: foldPartitions(state.partitions, event) };
    case 'committed': {
      const { group, topic, partition, offset } = event;
      if (group !== GROUP || topic !== ORDERS) return state;
      return { ...state, group: withPosition(state.group, partition, { committed: offset }) };
    }
    case 'group': {
      const { group, generation, members } = event;
      return group === GROUP ? { ...state, group: { ...state.group, generation, members } } : state;
    }
    case 'report':
      return onReport(state, event);
    case 'document':
      return foldDocument(state, event);
    case 'exited':
      return onExited(state, event);
    default:
      return foldShared(state, event);
  }
}

function onReport(state: Facts, { name, kind, data }: LabEvent & { type: 'report' }): Facts {
  if (kind === 'refused') return { ...state, refused: state.refused + 1 };
  if (name !== BUYERS || kind !== 'ledger') return state;
  const ledger = ledgerSchema.safeParse(data).data;
  if (!ledger) return state;
  if (ledger.night === state.ledger.night) return { ...state, ledger };
  return { ...state, ledger, deaths: 0, refused: 0 };
}

function onExited(state: Facts, event: LabEvent & { type: 'exited' }): Facts {
  const next = foldShared(state, event);
  const killed = event.reason === 'killed' || event.reason === 'crash-point';
  if (next === state || !killed || !ROSTER.some((name) => name === event.name)) return next;
  return { ...next, deaths: next.deaths + 1 };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
