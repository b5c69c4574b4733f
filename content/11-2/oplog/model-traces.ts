/**
 * One change as three readers have it: the raw entry of the oplog, the change event as the
 * connector received it, and its record in Kafka. They are joined by the time of the commit, which
 * all three carry.
 */
import type { LogRecord } from '#lib/events.ts';

export type Plain = Readonly<Record<string, unknown>>;

/** i insert, u update by a diff, r replacement, d delete. */
export type Op = 'i' | 'u' | 'r' | 'd';

export interface Trace {
  /** `seconds.counter`: `ts` of the entry, `clusterTime` of the event. */
  readonly ts: string;
  readonly op: Op;
  /** The order. */
  readonly id: string;
  readonly entry: Plain | null;
  readonly event: Plain | null;
  readonly record: LogRecord | null;
}

/** Traces kept; the figure shows the youngest of them. */
export const TRACES_MAX = 40;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isPlain(inner) ? inner[name] : undefined), value);

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

export function timeOf(value: unknown): string | undefined {
  const stamp = at(value, '$timestamp');
  return isPlain(stamp) ? `${number(stamp.t)}.${number(stamp.i)}` : undefined;
}

/** A date of Extended JSON, ms. */
export function dateOf(value: unknown): number | undefined {
  const told = at(value, '$date');
  return typeof told === 'string' ? Date.parse(told) : undefined;
}

/** undefined: no change of one document (a transaction, a command). */
export function traceOfEntry(entry: Plain): Trace | undefined {
  const ts = timeOf(entry.ts);
  const op = entry.op === 'u' && at(entry.o, '$v') !== 2 ? 'r' : entry.op;
  if (ts === undefined || (op !== 'i' && op !== 'u' && op !== 'r' && op !== 'd')) return undefined;
  const id = String(at(entry.o2, '_id') ?? at(entry.o, '_id'));
  return { ts, op, id, entry, event: null, record: null };
}

const OPS: Readonly<Record<string, Op>> = {
  insert: 'i',
  update: 'u',
  replace: 'r',
  delete: 'd',
};

/** undefined: a record that is no change event; somebody wrote it with tools of their own. */
export function traceOfRecord(record: LogRecord): Trace | undefined {
  let event: unknown;
  try {
    event = JSON.parse(record.value);
  } catch {
    return undefined;
  }
  const ts = timeOf(at(event, 'clusterTime'));
  const op = OPS[String(at(event, 'operationType'))];
  if (!isPlain(event) || ts === undefined || op === undefined) return undefined;
  return { ts, op, id: String(at(event, 'documentKey', '_id')), entry: null, event, record };
}

/** Puts what is new to its other half, or in its place in time. */
export function join(traces: readonly Trace[], fresh: readonly Trace[]): readonly Trace[] {
  if (fresh.length === 0) return traces;
  const byTime = new Map(traces.map((trace) => [trace.ts, trace]));
  for (const trace of fresh) {
    const known = byTime.get(trace.ts);
    byTime.set(trace.ts, known ? merged(known, trace) : trace);
  }
  return [...byTime.values()].sort(inTime).slice(-TRACES_MAX);
}

const merged = (known: Trace, trace: Trace): Trace => ({
  ...known,
  entry: known.entry ?? trace.entry,
  event: known.event ?? trace.event,
  record: known.record ?? trace.record,
});

function inTime(a: Trace, b: Trace): number {
  const [aSeconds = 0, aCount = 0] = a.ts.split('.').map(Number);
  const [bSeconds = 0, bCount = 0] = b.ts.split('.').map(Number);
  return aSeconds - bSeconds || aCount - bCount;
}

/** Fields that an update changed or added, as the entry or else the event has them. */
export function changedBy({ entry, event }: Trace): Plain | undefined {
  if (entry) {
    const diff = at(entry.o, 'diff');
    if (!isPlain(diff)) return undefined;
    return { ...((diff.u as Plain) ?? {}), ...((diff.i as Plain) ?? {}) };
  }
  const fields = at(event, 'updateDescription', 'updatedFields');
  return isPlain(fields) ? fields : undefined;
}

/** When it was committed, by the database's clock, ms. */
export const wallOf = ({ entry, event }: Trace): number | undefined =>
  dateOf(at(entry, 'wall')) ?? dateOf(at(event, 'wallTime'));

/** What the connector itself says of its own start, ms. */
export const connectorSince = ({ record }: Trace): number | undefined => {
  const told = Number(record?.headers.connectorSince);
  return Number.isFinite(told) && record ? told : undefined;
};
