/**
 * What is known of the lab `lost-ack`, folded from observed facts: the records of the log, and what
 * producer, proxy and payment each wrote down for themselves. Which order was doubled, and why, is
 * read from these in `model-traces.ts`. Pure: server, browser and time line fold the same.
 */
import type { LabEvent } from '#lib/events.ts';
import { keepReached, type WithReached } from '#lib/fold/milestones.ts';
import { foldProxiedState, noProxiedState, type ProxiedState } from '../../shop/proxied-state.ts';
import { type Documents, foldDocument, foldDropped, noDocuments } from './model-documents.ts';
import { live, measures, milestones } from './model-readings.ts';
import { TOPIC } from './names.ts';

export interface Facts extends ProxiedState, Documents {}

export type State = Facts & WithReached;

const initial: Facts = { ...noProxiedState, ...noDocuments };

function reduce(state: Facts, event: LabEvent): Facts {
  if (event.type === 'document') return foldDocument(state, event);
  if (event.type === 'dropped') return foldDropped(state, event.collection);
  return foldProxiedState(state, event, TOPIC);
}

export const model = keepReached<Facts>({ initial, reduce, milestones, measures, live });
