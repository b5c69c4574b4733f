/**
 * What a lab says of one station: which facts tell of an order there, and of which one. A lab lists
 * its stations in its `way.ts`, by the makers beside this file, and leaves out nothing: what it
 * doesn't have is `absent`.
 */
import type { LabEvent } from '../events.ts';
import type { Clock, Evidence, Moment, Place, StationKind } from './way.ts';

/** What a thing tells of whose it is. Without `order` its event, document or place has to know. */
export interface About {
  readonly order?: string | undefined;
  readonly event?: string | undefined;
  readonly trace?: string | undefined;
  /** Of an oplog entry, where a record names the one it was made of: `seconds.counter`. */
  readonly ts?: string | undefined;
  /** Of an effect, where it says so: the record that it is of. */
  readonly readFrom?: Place | undefined;
}

/** One fact about somebody's order. */
export interface Found extends About {
  readonly evidence: Evidence;
  readonly at: Moment | null;
}

export interface Station {
  readonly kind: StationKind;
  readonly name: string;
  /** Names of what an order comes here from, as `kind:name`; without it what the kind suggests. */
  readonly after?: readonly string[];
  /** absent: undefined. */
  readonly find?: (event: LabEvent) => readonly Found[];
}

export const stationId = ({ kind, name }: Pick<Station, 'kind' | 'name'>): string =>
  name === '' ? kind : `${kind}:${name}`;

/** This lab has no such station, and the way says so. */
export const absent = (...kinds: readonly StationKind[]): Station[] =>
  kinds.map((kind) => ({ kind, name: '' }));

/** Without a time of whoever did it: we saw it by then. */
export const toldAt = (ms: number | undefined, clock: Clock, seenAt: number): Moment =>
  ms === undefined ? { ms: seenAt, clock: 'server', latest: true } : { ms, clock };
