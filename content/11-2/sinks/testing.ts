/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact } from '#lib/events.ts';
import { model, type State } from './model.ts';
import { type SinkName, TOPIC, TRAIL } from './names.ts';
import type { FlowDocument, TrailValue } from './records.ts';

export const document = (
  collection: string,
  fields: Readonly<Record<string, unknown>>,
): LabFact => ({
  type: 'document',
  collection,
  id: String(fields._id),
  op: 'insert',
  document: fields,
});

export const flow = (_id: number, fields: Partial<FlowDocument> = {}): LabFact =>
  document('flows', { _id, kind: 'many', orders: 2, slow: false, startedAt: 0, ...fields });

export const ended = (written: number, at = 500) => ({
  ...{ at, written, longestGapMs: 20, stopped: false },
});

const orderOf = (number: number) => ({
  ...{ _id: `ORD-${number}`, number, customer: 'dewi', item: 'kopi gayo bubuk', total: 58_000 },
  ...{ status: 'DIBUAT', flow: 1, createdAt: 99, traceId: `t-${number}` },
});

/** Inserts of these orders, from this offset on; committed at 100, read at 103, appended at 104. */
export const inserted = (first: number, numbers: readonly number[]): LabFact => ({
  type: 'records',
  topic: TOPIC,
  partition: 0,
  low: 0,
  end: first + numbers.length,
  records: numbers.map((number, index) => ({
    offset: first + index,
    at: 104,
    key: `ORD-${number}`,
    value: JSON.stringify({ op: 'insert', _id: `ORD-${number}`, document: orderOf(number) }),
    headers: {
      traceId: `t-${number}`,
      occurredAt: new Date(100).toISOString(),
      readAt: new Date(103).toISOString(),
    },
  })),
});

type Told<Value> = Value extends TrailValue ? Omit<Value, 'pid' | 'at'> & { at?: number } : never;

export const trail = (offset: number, ...entries: Told<TrailValue>[]): LabFact => ({
  type: 'records',
  topic: TRAIL,
  partition: 0,
  low: 0,
  end: offset + entries.length,
  records: entries.map((entry, index) => ({
    offset: offset + index,
    at: 0,
    key: entry.sink,
    value: JSON.stringify({ pid: 7, at: 0, ...entry }),
    headers: {},
  })),
});

/** Orders that a view had so many ms after their commit, by offset. */
export const stored = (sink: SinkName, first: number, delays: readonly number[]) => ({
  sink,
  kind: 'stored' as const,
  build: 1,
  orders: delays.map((delay, index) => ({
    ...{ id: `ORD-${first + index + 1}`, offset: first + index, flow: 1 },
    ...{ committedAt: 100, at: 100 + delay },
  })),
});

export const comparison = (_id: number, at: number, orders: number, search: number): LabFact =>
  document('comparisons', {
    ...{ _id, at, end: 9, analytics: null },
    orders: { documents: orders, hash: `h${orders}` },
    search: { documents: search, hash: `h${search}` },
  });

export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  facts.map((fact, at): LabEvent => ({ ...fact, at })).reduce(model.reduce, from);
