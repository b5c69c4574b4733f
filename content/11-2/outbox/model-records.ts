/** The records of the lab's two topics: which order each is about, and what it tells of the buyer. */
import type { LabEvent, LogRecord } from '#lib/events.ts';
import { parseJson } from '#lib/json.ts';
import type { Facts } from './model.ts';

/** One event as the log has it. */
export interface Published {
  readonly orderId: string;
  readonly customer: string | null;
  readonly version: string;
  /** One for each time it was sent. */
  readonly offsets: readonly number[];
}

export interface Records {
  /** By eventId. */
  readonly events: Readonly<Record<string, Published>>;
  /** Offsets of records that hold a telephone number, by the buyer it belongs to. */
  readonly phones: {
    readonly events: Readonly<Record<string, readonly number[]>>;
    readonly raw: Readonly<Record<string, readonly number[]>>;
  };
  /** Next offsets to be counted. */
  readonly counted: { readonly events: number; readonly raw: number };
}

export const noRecords: Records = {
  events: {},
  phones: { events: {}, raw: {} },
  counted: { events: 0, raw: 0 },
};

type Told = LabEvent & { type: 'records' | 'range' };

const freshOf = (event: Told, counted: number): readonly LogRecord[] =>
  event.type === 'records'
    ? event.records.filter(({ offset, control }) => offset >= counted && !control)
    : [];

export function foldRecords(state: Facts, event: Told): Facts {
  const fresh = freshOf(event, state.counted.events);
  const last = fresh.at(-1);
  if (!last) return state;
  const events = { ...state.events };
  for (const record of fresh) {
    const { eventId, schemaVersion = '–' } = record.headers;
    if (eventId === undefined) continue;
    const offsets = [...(events[eventId]?.offsets ?? []), record.offset];
    const customer = textIn(fieldsOf(record), 'customer');
    events[eventId] = { orderId: record.key ?? '–', customer, version: schemaVersion, offsets };
  }
  const phones = { ...state.phones, events: withPhones(state.phones.events, fresh, fieldsOf) };
  const counted = { ...state.counted, events: last.offset + 1 };
  return { ...state, events, phones, counted };
}

export function foldRaw(state: Facts, event: Told): Facts {
  const fresh = freshOf(event, state.counted.raw);
  const last = fresh.at(-1);
  if (!last) return state;
  const phones = { ...state.phones, raw: withPhones(state.phones.raw, fresh, afterOf) };
  return { ...state, phones, counted: { ...state.counted, raw: last.offset + 1 } };
}

type Fields = Readonly<Record<string, unknown>>;

function withPhones(
  before: Readonly<Record<string, readonly number[]>>,
  fresh: readonly LogRecord[],
  read: (record: LogRecord) => Fields,
) {
  const found: Record<string, readonly number[]> = { ...before };
  for (const record of fresh) {
    const fields = read(record);
    const customer = textIn(fields, 'customer');
    if (customer === null || textIn(fields, 'phone') === null) continue;
    found[customer] = [...(found[customer] ?? []), record.offset];
  }
  return found;
}

/** The fields of an event's value. */
export function fieldsOf({ value }: LogRecord): Fields {
  return objectIn(value);
}

/** The document that a raw change carries. */
export function afterOf({ value }: LogRecord): Fields {
  const { after } = objectIn(value);
  return typeof after === 'object' && after !== null ? (after as Fields) : {};
}

function objectIn(value: string): Fields {
  const read = parseJson(value);
  return typeof read === 'object' && read !== null ? (read as Fields) : {};
}

function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
}
