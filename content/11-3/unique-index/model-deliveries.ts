/** Who is a duplicate: folds each record's eventId header, in the order of the log. */
import type { LabEvent, LogRecord } from '#lib/events.ts';
import type { Facts } from './model.ts';

/** One event as the log has it: all of its deliveries. */
export interface Injected {
  readonly key: string | null;
  /** Rupiah. */
  readonly total: number;
  readonly copies: number;
  /** Offsets of its first and its last delivery. */
  readonly first: number;
  readonly last: number;
}

export function foldDeliveries(
  state: Facts,
  event: LabEvent & { type: 'records' | 'range' },
): Facts {
  const fresh =
    event.type === 'records'
      ? event.records.filter(({ offset, control }) => offset >= state.counted && !control)
      : [];
  const last = fresh.at(-1);
  if (!last) return state;
  const oldest = state.records[0]?.offset ?? 0;
  const kept = Object.entries(state.ordinals).filter(([offset]) => Number(offset) >= oldest);
  const ordinals: Record<number, number> = Object.fromEntries(kept);
  const events = { ...state.events };
  for (const record of fresh) {
    const { eventId } = record.headers;
    if (eventId === undefined) continue;
    const known = events[eventId];
    const copies = (known?.copies ?? 0) + 1;
    const { offset } = record;
    events[eventId] = known
      ? { ...known, copies, last: offset }
      : { key: record.key, total: totalOf(record), copies, first: offset, last: offset };
    ordinals[offset] = copies;
  }
  return { ...state, events, ordinals, counted: last.offset + 1 };
}

/** The order's price; what is no order costs nothing. */
function totalOf({ value }: LogRecord): number {
  const found = /"total":(\d{1,9})[,}]/.exec(value);
  return Number(found?.[1] ?? 0);
}
