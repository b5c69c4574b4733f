/** Facts as the observers tell them, for the tests of this lab's model. */
import type { LabEvent, LabFact, LogRecord } from '#lib/events.ts';
import { model, type State } from './model.ts';
import type { Plain } from './model-traces.ts';
import { TOPIC } from './names.ts';

const SECONDS = 1000;

const stamp = (n: number) => ({ $timestamp: { t: SECONDS, i: n } });
export const ts = (n: number): string => `${SECONDS}.${n}`;
const wall = (n: number) => ({ $date: new Date(SECONDS * 1000 + n).toISOString() });

/** The n-th entry of the run: `o` as the server writes it. */
export const entry = (n: number, op: string, o: Plain, id = 'ORD-1'): Plain => ({
  ts: stamp(n),
  op,
  ns: 'sb_x.orders',
  o,
  ...(op === 'd' ? {} : { o2: { _id: id } }),
  wall: wall(n),
});
export const inserted = (n: number, id = 'ORD-1'): Plain =>
  entry(n, 'i', { _id: id, customer: 'dewi', total: 58_000, status: 'DIBUAT' }, id);
export const diffed = (n: number, diff: Plain): Plain => entry(n, 'u', { $v: 2, diff });

export const oplog = (...entries: readonly Plain[]): LabFact => ({ type: 'oplog', entries });

const KINDS: Readonly<Record<string, string>> = { i: 'insert', u: 'update', d: 'delete' };

/** The record that a connector made of the n-th entry; `since`: when it was started. */
export function record(
  offset: number,
  n: number,
  op: string,
  since = 0,
  more: Plain = {},
): LogRecord {
  const event = {
    _id: { _data: `82${n}` },
    operationType: KINDS[op],
    clusterTime: stamp(n),
    wallTime: wall(n),
    ns: { db: 'sb_x', coll: 'orders' },
    documentKey: { _id: 'ORD-1' },
    ...more,
  };
  return {
    offset,
    at: SECONDS * 1000 + n + 5,
    key: 'ORD-1',
    value: JSON.stringify(event),
    headers: {
      eventId: `82${n}`,
      clusterTime: ts(n),
      op: KINDS[op] ?? '',
      connectorSince: String(since),
    },
  };
}
export const published = (...records: readonly LogRecord[]): LabFact => ({
  type: 'records',
  topic: TOPIC,
  partition: 0,
  low: 0,
  end: (records.at(-1)?.offset ?? -1) + 1,
  records,
});

export const at = (facts: readonly LabFact[]): LabEvent[] =>
  facts.map((fact, index) => ({ ...fact, at: index }));
export const fold = (facts: readonly LabFact[], from: State = model.initial): State =>
  at(facts).reduce(model.reduce, from);
