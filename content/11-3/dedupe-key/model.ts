/**
 * What is known of the lab `dedupe-key`, folded from observed facts. Which events there are comes
 * from the log, what each became from documents; a count is never a press. Pure: server, browser and
 * time line fold the same.
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
import { parseDelivery } from './delivery.ts';
import { type Documents, foldDocument, foldDropped, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { type ConsumerName, type SentAttack, TOPIC } from './names.ts';

/** The events of one trial as the log has them, in the order of their first delivery. */
export type Sent = Readonly<Record<SentAttack, readonly string[]>>;

const nothingSent: Sent = { retry: [], two: [], others: [] };

export interface Facts extends Shared, PartitionState, Documents {
  readonly groups: Readonly<Record<ConsumerName, GroupState>>;
  /** By trial. */
  readonly sent: Readonly<Record<number, Sent>>;
  /** Next offset to be counted into `sent`. */
  readonly counted: number;
}

export type State = Facts & WithReached;

const initial: Facts = {
  ...noShared,
  ...noPartition,
  ...noDocuments,
  groups: { payment: noGroup, notification: noGroup },
  sent: {},
  counted: 0,
};

function reduce(state: Facts, event: LabEvent): Facts {
  switch (event.type) {
    case 'records':
    case 'range':
      return event.topic === TOPIC
        ? foldSent({ ...state, ...foldPartition(state, event) }, event)
        : state;
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

function foldSent(state: Facts, event: LabEvent & { type: 'records' | 'range' }): Facts {
  if (event.type !== 'records') return state;
  const fresh = event.records.filter(({ offset, control }) => offset >= state.counted && !control);
  const last = fresh.at(-1);
  if (!last) return state;
  let { sent } = state;
  for (const { value, headers } of fresh) {
    const delivery = parseDelivery(value, headers);
    if (!delivery) continue;
    const { trial, attack, fact } = delivery;
    const known = sent[trial] ?? nothingSent;
    if (known[attack].includes(fact)) continue;
    sent = { ...sent, [trial]: { ...known, [attack]: [...known[attack], fact] } };
  }
  return { ...state, sent, counted: last.offset + 1 };
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
