/**
 * One change as the figure joins it: each row a part of it, as the oplog, the change event and the
 * record have it, and whether each is the very value on its left.
 */
import type { Messages } from './messages.id.ts';
import { at, changedBy, dateOf, type Op, type Plain, type Trace, timeOf } from './model-traces.ts';
import { TOPIC } from './names.ts';

export interface SheetCell {
  /** The field's own name there. */
  readonly name?: string;
  readonly text: string;
  /** Equal to the value on its left, as they were read. */
  readonly same?: true;
}

export interface SheetRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly [SheetCell, SheetCell, SheetCell];
}

const TOKEN_ENDS = [12, 8] as const;

/** `waiting` where one of the three has not been read yet. */
export function sheetOf(
  trace: Trace,
  entry: Plain | null,
  words: Messages,
  time: (ms: number) => string,
): SheetRow[] {
  const { event, record, op } = trace;
  const waits: SheetCell = { text: words.waiting };
  const oplog = (name: string, text: string | undefined): SheetCell =>
    entry ? { name, text: text ?? '–' } : waits;
  const told = (name: string, text: string | undefined, same: boolean): SheetCell =>
    event ? { name, text: text ?? '–', ...(same && entry ? { same: true as const } : {}) } : waits;
  const kept = (name: string, text: string | undefined, same: boolean): SheetCell =>
    record ? { name, text: text ?? '–', ...(same ? { same: true as const } : {}) } : waits;
  const row = (
    id: string,
    label: string,
    ...cells: [SheetCell, SheetCell, SheetCell]
  ): SheetRow => ({
    ...{ id, label, cells },
  });
  const ts = timeOf(entry?.ts);
  const cluster = timeOf(at(event, 'clusterTime'));
  const kind = text(at(event, 'operationType'));
  const order = text(at(event, 'documentKey', '_id'));
  const entryOrder = text(at(entry?.o2, '_id') ?? at(entry?.o, '_id'));
  const token = text(at(event, '_id', '_data'));
  const headers: Readonly<Record<string, string>> = record?.headers ?? {};
  const { key, offset, value } = record ?? { key: null, offset: 0, value: '' };
  const wall = dateOf(entry?.wall) ?? dateOf(at(event, 'wallTime'));
  const later = record && wall !== undefined ? words.later(record.at - wall) : undefined;
  return [
    row(
      ...(['time', words.rowTime] as const),
      oplog('ts', ts),
      told('clusterTime', cluster, cluster === ts),
      kept('clusterTime', headers.clusterTime, headers.clusterTime === cluster),
    ),
    row(
      ...(['op', words.rowOp] as const),
      oplog('op', quoted(entry?.op)),
      told('operationType', quoted(kind), kind === words.opNames[op]),
      kept('op', quoted(headers.op), headers.op === kind),
    ),
    row(
      ...(['order', words.rowOrder] as const),
      oplog(at(entry, 'o2') === undefined ? 'o._id' : 'o2._id', quoted(entryOrder)),
      told('documentKey._id', quoted(order), order === entryOrder),
      kept('key', quoted(key ?? undefined), key === order),
    ),
    row(
      ...(['change', words.rowChange] as const),
      oplog(...inEntry(entry)),
      told(...inEvent(event, op), sameChange(trace, entry)),
      kept('value', words.wholeEvent(value.length), false),
    ),
    row(
      ...(['token', words.rowToken] as const),
      entry ? { name: '', text: '–' } : waits,
      told('_id._data', shortened(token), false),
      kept('eventId', shortened(headers.eventId), headers.eventId === token),
    ),
    row(
      ...(['place', words.rowPlace] as const),
      oplog('ns', afterDot(text(entry?.ns))),
      told('ns.coll', text(at(event, 'ns', 'coll')), text(entry?.ns)?.endsWith('.orders') === true),
      kept('', `${TOPIC}-0@${offset}`, false),
    ),
    row(
      ...(['clock', words.rowClock] as const),
      oplog('wall', exact(dateOf(entry?.wall), time)),
      told(
        ...(['wallTime', exact(dateOf(at(event, 'wallTime')), time)] as const),
        dateOf(entry?.wall) === dateOf(at(event, 'wallTime')),
      ),
      kept('timestamp', record ? `${later ?? ''} ${time(record.at)}`.trim() : '', false),
    ),
  ];
}

const text = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : String(value);
const quoted = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : JSON.stringify(value);
const afterDot = (ns: string | undefined): string | undefined => ns?.slice(ns.indexOf('.') + 1);
const exact = (ms: number | undefined, time: (ms: number) => string): string | undefined =>
  ms === undefined ? undefined : time(ms);

/** A token is long; its beginning holds the time, its end tells it from its neighbour. */
function shortened(token: string | undefined): string | undefined {
  const [head, tail] = TOKEN_ENDS;
  if (token === undefined || token.length <= head + tail) return token;
  return `${token.slice(0, head)}…${token.slice(-tail)}`;
}

function inEntry(entry: Plain | null): [string, string | undefined] {
  const diff = at(entry?.o, 'diff');
  return diff === undefined ? ['o', quoted(entry?.o)] : ['o.diff', quoted(diff)];
}

function inEvent(event: Plain | null, op: Op): [string, string | undefined] {
  if (op === 'd') return ['fullDocument', undefined];
  if (op !== 'u') return ['fullDocument', quoted(event?.fullDocument)];
  const removed = at(event, 'updateDescription', 'removedFields');
  const fields = at(event, 'updateDescription', 'updatedFields');
  const gone = Array.isArray(removed) && removed.length > 0;
  return gone ? ['removedFields', quoted(removed)] : ['updatedFields', quoted(fields)];
}

function sameChange(trace: Trace, entry: Plain | null): boolean {
  if (!entry) return false;
  if (trace.op === 'u') {
    const fields = at(trace.event, 'updateDescription', 'updatedFields');
    return quoted(changedBy({ ...trace, entry })) === quoted(fields);
  }
  return trace.op !== 'd' && quoted(entry.o) === quoted(trace.event?.fullDocument);
}
