/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import {
  type EventType,
  eventIdOf,
  type Kind,
  type LoadKind,
  type Manner,
  topicOf,
} from './names.ts';

export const document = (
  collection: string,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): LabFact => ({
  type: 'document',
  collection,
  id,
  op: 'insert',
  document: { _id: id, ...fields },
});

export const row = (
  number: number,
  aggregateid: string,
  type: EventType = 'PesananDibuat',
  published = false,
): LabFact =>
  document('outbox', eventIdOf(number), {
    ...{ aggregatetype: 'order', aggregateid, type, published },
    payload: { orderId: aggregateid, customer: 'agus' },
    createdAt: new Date(0),
  });

export interface Sent {
  readonly offset: number;
  readonly number: number;
  readonly order: string;
  readonly type?: EventType;
  readonly pid?: number;
}

export const sent = (kind: Kind, { offset, number, order, type, pid = 1 }: Sent): LabFact => ({
  type: 'records',
  topic: topicOf(kind),
  partition: 0,
  low: 0,
  end: offset + 1,
  records: [
    {
      ...{ offset, at: 0, key: order, value: '{}' },
      headers: {
        eventId: eventIdOf(number),
        eventType: type ?? 'PesananDibuat',
        relayPid: String(pid),
      },
    },
  ],
});

export const cursorAt = (number: number, offset: number): LabFact =>
  document('relay_state', 'cursor', { last: eventIdOf(number), offset });

export const load = (
  id: number,
  kind: LoadKind,
  [first, last]: readonly [number, number],
  manner: Manner = 'free',
): LabFact =>
  document('loads', String(id), {
    ...{ kind, manner, firstId: eventIdOf(first), lastId: eventIdOf(last) },
    ...{ startedAt: new Date(0), endedAt: new Date(1), committed: last - first + 1, late: [] },
  });

export const started = (name: string, pid: number): LabFact => ({
  ...{ type: 'started', name, program: 'p', pid, since: 0 },
});

export const died = (name: string, pid: number, crashPoint: string): LabFact => ({
  ...{
    type: 'exited',
    name,
    pid,
    code: null,
    signal: 'SIGKILL',
    reason: 'crash-point',
    crashPoint,
  },
});

export const report = (name: string, pid: number, kind: string, data: unknown): LabFact => ({
  ...{ type: 'report', name, pid, kind, data },
});

export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, at): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
