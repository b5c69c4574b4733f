/**
 * Joins what was seen of one order into its way: hops in time, each with the hop it comes from and
 * the time between. A time that is only an upper bound stays one, and a gap is told as far as it
 * is known; none is ever less than nothing, because a hop comes from an earlier one or from none.
 */
import { latest } from '../fold/latest.ts';
import { isCommit, leadsTo, placeKey, type Scan, type Seen, scan } from './scan.ts';
import { type Station, stationId } from './station.ts';
import type { Evidence, Gap, Hop, Moment, Place, Way, WayReader } from './way.ts';

/** Hops shown of one station: the first ones and the last. How many more there are is told. */
export const HOPS_MAX = 8;
/** Orders offered to be followed. */
export const ORDERS_MAX = 200;

/** `stations`: in the order in which an order usually meets them; `absent` ones among them. */
export function wayReader(stations: readonly Station[]): WayReader {
  const read = latest((events: Parameters<WayReader['orders']>[0]) => scan(stations, events));
  const before = leadsTo(stations);
  return {
    orders: (events) => [...read(events).byOrder.keys()].slice(-ORDERS_MAX).reverse(),
    follow(events, order) {
      const all = read(events);
      const own = all.byOrder.get(order);
      return own && wayOf(order, own, all, stations, before);
    },
  };
}

function wayOf(
  order: string,
  own: readonly Seen[],
  all: Scan,
  stations: readonly Station[],
  before: ReturnType<typeof leadsTo>,
): Way {
  const numbered = withDeliveries(own);
  const seen = [
    ...numbered,
    ...entriesOf(numbered, stations, all.raw),
    ...commitsOf(numbered, all, stations),
  ].sort(inTime);
  const shown = limited(seen);
  return {
    order,
    events: distinct(own.map(({ event }) => event)),
    traces: distinct(own.map(({ trace }) => trace)),
    stations: stations.map((station, index) => {
      const here = seen.filter((one) => one.station === index).length;
      const { kind, name, find } = station;
      const state = here > 0 ? 'reached' : find ? 'waiting' : 'absent';
      const more = here - shown.filter((one) => one.station === index).length;
      return { id: stationId(station), kind, name, state, more };
    }),
    hops: shown.map((one, index) => toHop(one, index, shown, stations, before)),
  };
}

const distinct = (all: readonly (string | undefined)[]): string[] => [
  ...new Set(all.filter((one) => one !== undefined)),
];

function inTime(a: Seen, b: Seen): number {
  if (!a.at || !b.at) return Number(a.at === null) - Number(b.at === null) || a.station - b.station;
  return a.at.ms - b.at.ms || inStations(a, b);
}

/** The n-th record of an event in a topic, as the log has them, is its n-th delivery. */
function withDeliveries(own: readonly Seen[]): readonly Seen[] {
  const counts = new Map<string, number>();
  return [...own].sort(inStations).map((one) => {
    const { evidence, event, station } = one;
    if (evidence.kind !== 'record' || event === undefined) return one;
    const key = `${station} ${event}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { ...one, evidence: { ...evidence, nth } };
  });
}

function inStations(a: Seen, b: Seen): number {
  return a.station - b.station || inLog(a.evidence, b.evidence);
}

function inLog(a: Evidence, b: Evidence): number {
  if (!isPlaced(a) || !isPlaced(b)) return 0;
  return a.partition - b.partition || a.offset - b.offset;
}

/** The oplog entries of its documents: one for each `ts`, however many documents are in it. */
function entriesOf(
  own: readonly Seen[],
  stations: readonly Station[],
  raw: Scan['raw'],
): readonly Seen[] {
  const station = stations.findIndex(({ kind, find }) => kind === 'oplog' && find);
  if (station < 0) return [];
  const entries = new Map<string, Seen>();
  for (const { ts, at, evidence, station: of, event } of own) {
    const kind = stations[of]?.kind;
    if (evidence.kind !== 'document' || ts === undefined || kind === 'effect') continue;
    const known = entries.get(ts);
    const before = known?.evidence.kind === 'oplog' ? known.evidence.writes : [];
    const writes = [...before, `${evidence.collection} ${evidence.op}`];
    const entry = { kind: 'oplog', ts, writes, raw: raw.has(ts) } as const;
    entries.set(ts, { station, ts, at, event: event ?? known?.event, evidence: entry });
  }
  return [...entries.values()];
}

/** For each group the first bookmark that passed a record of this order; several may share one. */
function commitsOf(own: readonly Seen[], all: Scan, stations: readonly Station[]): readonly Seen[] {
  const places = own.flatMap(({ evidence }) => (evidence.kind === 'record' ? [evidence] : []));
  const passed = stations.flatMap((_, station) => {
    const commits = all.commits.filter((one) => one.station === station);
    return places.map((place) => commits.find(({ evidence }) => isPast(evidence, place)));
  });
  return [...new Set(passed)].filter((one) => one !== undefined);
}

const isPast = (one: Place, { topic, partition, offset }: Place): boolean =>
  one.topic === topic && one.partition === partition && one.offset > offset;

function limited(seen: readonly Seen[]): readonly Seen[] {
  const counts = new Map<number, number>();
  const totals = new Map<number, number>();
  for (const { station } of seen) totals.set(station, (totals.get(station) ?? 0) + 1);
  return seen.filter(({ station }) => {
    const nth = (counts.get(station) ?? 0) + 1;
    counts.set(station, nth);
    return nth < HOPS_MAX || nth === totals.get(station);
  });
}

function toHop(
  one: Seen,
  index: number,
  shown: readonly Seen[],
  stations: readonly Station[],
  before: ReturnType<typeof leadsTo>,
): Hop {
  const { evidence, event, at, station } = one;
  const earlier = shown.slice(0, index).filter((each) => each.at !== null && !isCommit(each));
  const parent = at && parentOf(one, earlier, before);
  const id = stationId(stations[station] as Station);
  const hop = { station: id, evidence, event, at };
  if (!parent) return { ...hop, from: null, gap: null };
  return { ...hop, from: shown.indexOf(parent), gap: gapOf(parent, one) };
}

/** The youngest that leads here and is about the same; of none, what would have led to those. */
function parentOf(
  one: Seen,
  earlier: readonly Seen[],
  before: ReturnType<typeof leadsTo>,
): Seen | undefined {
  let from = before[one.station] ?? [];
  // Stations may lead to each other in a circle; a way is never longer than all of them.
  for (let steps = 0; steps < before.length && from.length > 0; steps += 1) {
    const near = earlier.filter((each) => from.includes(each.station) && isAbout(each, one));
    const same = near.filter(({ ts }) => ts !== undefined && ts === one.ts);
    const found = same.at(-1) ?? near.at(-1);
    if (found) return found;
    from = [...new Set(from.flatMap((index) => before[index] ?? []))];
  }
  return undefined;
}

function isAbout(a: Seen, b: Seen): boolean {
  if (b.evidence.kind === 'committed') {
    return isPlaced(a.evidence) && isPast(b.evidence, a.evidence);
  }
  const place = b.readFrom ?? (b.evidence.kind === 'read' ? b.evidence : undefined);
  if (place && isPlaced(a.evidence)) return placeKey(a.evidence) === placeKey(place);
  return a.event === undefined || b.event === undefined || a.event === b.event;
}

const isPlaced = (evidence: Evidence): evidence is Evidence & Place => 'offset' in evidence;

export function gapOf(from: Pick<Seen, 'at' | 'ts'>, to: Pick<Seen, 'at' | 'ts'>): Gap | null {
  if (from.ts !== undefined && from.ts === to.ts && isSameWrite(from.at, to.at)) return 'same';
  if (!from.at || !to.at) return null;
  const ms = Math.max(0, to.at.ms - from.at.ms);
  // Both ends are bounds: what lies between may be anything.
  if (from.at.latest && to.at.latest) return null;
  return { ms, sign: to.at.latest ? '≤' : from.at.latest ? '≥' : '=' };
}

/** A record names the entry it was made of, too; that one came later, by another clock. */
const isSameWrite = (a: Moment | null, b: Moment | null): boolean =>
  a?.clock === b?.clock && a?.ms === b?.ms;
