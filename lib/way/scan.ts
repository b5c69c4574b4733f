/**
 * Reads a run's facts once and sorts them by order. A thing that doesn't name its order is known
 * by its event, by its document or by its place in a log, whoever of them told it first or last.
 */
import type { LabEvent } from '../events.ts';
import { type Found, type Station, stationId } from './station.ts';
import type { Evidence, Place } from './way.ts';

export interface Seen extends Found {
  /** Its place in the list of stations. */
  readonly station: number;
}

export type Commit = Seen & { readonly evidence: Evidence & { kind: 'committed' } };

export interface Scan {
  /** Whose each is, in the order in which they were seen. */
  readonly byOrder: ReadonlyMap<string, readonly Seen[]>;
  readonly commits: readonly Commit[];
  /** `ts` of the entries that were read in the oplog itself. */
  readonly raw: ReadonlySet<string>;
}

export const placeKey = ({ topic, partition, offset }: Place): string =>
  `${topic}-${partition}@${offset}`;

export function scan(stations: readonly Station[], events: readonly LabEvent[]): Scan {
  const found = unique(
    events.flatMap((event) =>
      stations.flatMap(({ find }, station) =>
        (find?.(event) ?? []).map((one): Seen => ({ ...one, station })),
      ),
    ),
  );
  const owners = ownersOf(found);
  const byOrder = new Map<string, Seen[]>();
  for (const one of found) {
    if (one.evidence.kind === 'committed') continue;
    const whole = one.event === undefined ? { ...one, event: owners.event(one) } : one;
    const order = owners.order(whole);
    if (order === undefined) continue;
    const all = byOrder.get(order) ?? [];
    all.push(whole);
    byOrder.set(order, all);
  }
  return { byOrder, commits: found.filter(isCommit), raw: rawOf(events) };
}

export const isCommit = (one: Seen): one is Commit => one.evidence.kind === 'committed';

/** What was told twice, by a stream that was opened again, is one fact. A commit may return. */
function unique(found: readonly Seen[]): readonly Seen[] {
  const known = new Set<string>();
  return found.filter(({ station, evidence, ts = '', order = '' }) => {
    if (evidence.kind === 'committed' || evidence.kind === 'read') return true;
    // One record may tell of many orders, and one path may take them all.
    const key = `${station} ${keyOf(evidence)} ${evidence.kind === 'document' ? ts : order}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function keyOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'http':
      return evidence.path;
    case 'document':
      return `${documentKey(evidence)} ${evidence.op}`;
    case 'oplog':
      return evidence.ts;
    default:
      return placeKey(evidence);
  }
}

const documentKey = ({ collection, id }: Evidence & { kind: 'document' }): string =>
  `${collection}/${id}`;

/** By what a thing of unknown order may be known. */
function ownersOf(found: readonly Seen[]) {
  const orders = new Map<string, string>();
  const events = new Map<string, string>();
  for (const { order, event, evidence } of found) {
    const key = thingKey(evidence);
    if (event !== undefined && key !== undefined) events.set(key, event);
    if (order === undefined) continue;
    if (event !== undefined) orders.set(`event ${event}`, order);
    if (key !== undefined) orders.set(key, order);
  }
  const by = (names: ReadonlyMap<string, string>, { evidence, readFrom }: Seen) =>
    names.get(thingKey(evidence) ?? '') ?? (readFrom && names.get(placeKey(readFrom)));
  return {
    event: (one: Seen): string | undefined => by(events, one),
    order: (one: Seen): string | undefined =>
      one.order ?? orders.get(`event ${one.event}`) ?? by(orders, one),
  };
}

function thingKey(evidence: Evidence): string | undefined {
  if (evidence.kind === 'document') return documentKey(evidence);
  if (evidence.kind === 'record' || evidence.kind === 'read') return placeKey(evidence);
  return undefined;
}

function rawOf(events: readonly LabEvent[]): ReadonlySet<string> {
  const raw = new Set<string>();
  for (const event of events) {
    if (event.type !== 'oplog') continue;
    for (const { ts } of event.entries) {
      const text = timestampText(ts);
      if (text !== undefined) raw.add(text);
    }
  }
  return raw;
}

/** `{ $timestamp: { t, i } }` of Extended JSON, as `seconds.counter`. */
function timestampText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('$timestamp' in value)) return undefined;
  const { t, i } = value.$timestamp as { readonly t?: unknown; readonly i?: unknown };
  return typeof t === 'number' && typeof i === 'number' ? `${t}.${i}` : undefined;
}

/** What leads to each station, as places in the list: as the lab says, or as its kind suggests. */
export function leadsTo(stations: readonly Station[]): readonly (readonly number[])[] {
  const ids = stations.map(stationId);
  const of = (...kinds: readonly Station['kind'][]) =>
    stations.flatMap(({ kind, find }, index) => (find && kinds.includes(kind) ? [index] : []));
  const usual = (kind: Station['kind']): readonly number[] => {
    switch (kind) {
      case 'http':
        return [];
      case 'document':
        return of('http');
      case 'oplog':
        return of('document', 'outbox');
      case 'outbox':
        return of('oplog');
      case 'record':
        return (
          [of('outbox'), of('oplog'), of('document'), of('http')].find((all) => all.length) ?? []
        );
      case 'group':
        return of('record');
      case 'effect':
        return of('group');
    }
  };
  return stations.map(({ kind, after }) =>
    after ? after.map((id) => ids.indexOf(id)).filter((index) => index >= 0) : usual(kind),
  );
}
