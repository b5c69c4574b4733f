/**
 * The way of one order through the house: HTTP, document, oplog entry, outbox, record, group,
 * effect. It is built from the facts of the observers alone, so what nobody read back is not on
 * it. Each hop says when, by whose clock, and what proves it. Types only; no code of a lab here.
 */
import type { LabEvent } from '../events.ts';

export type StationKind = 'http' | 'document' | 'oplog' | 'outbox' | 'record' | 'group' | 'effect';

/**
 * Whose clock a time was read from. `service`: the program that took the order. `producer`:
 * CreateTime of a record, `append`: LogAppendTime of the broker. `mongod`: `wall` of the oplog
 * entry. `broker`: the coordinator that stored a bookmark. `reader`: the process that reads.
 * `server`: ours, when we saw it.
 */
export type Clock = 'service' | 'mongod' | 'producer' | 'append' | 'broker' | 'reader' | 'server';

export interface Moment {
  /** Since 1970. */
  readonly ms: number;
  readonly clock: Clock;
  /** It was only seen by then, so it happened at this time or earlier. */
  readonly latest?: true;
}

/** A record's place in Kafka. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export type Evidence =
  | {
      readonly kind: 'http';
      readonly path: string;
      /** null: nobody answered. */
      readonly status: number | null;
      /** From the request to its answer. */
      readonly ms: number;
    }
  | {
      readonly kind: 'document';
      readonly collection: string;
      readonly id: string;
      readonly op: 'insert' | 'update' | 'replace' | 'delete';
    }
  /** `writes`: what of this way the entry holds. `raw`: the entry itself was read in the oplog. */
  | {
      readonly kind: 'oplog';
      readonly ts: string;
      readonly writes: readonly string[];
      readonly raw: boolean;
    }
  /** `nth`: which delivery of its event in this topic. */
  | (Place & { readonly kind: 'record'; readonly type: string | null; readonly nth: number })
  | (Place & { readonly kind: 'read'; readonly process: string; readonly pid: number })
  /** A process says in a record of its own, at this place, what it keeps by now. */
  | (Place & { readonly kind: 'told'; readonly process: string; readonly pid: number })
  /** `offset`: the next to be read; it is past the record. */
  | (Place & { readonly kind: 'committed'; readonly group: string });

/** The time since the hop it comes from. `same`: it is that very write. */
export type Gap = 'same' | { readonly ms: number; readonly sign: '=' | '≤' | '≥' };

export interface Hop {
  readonly station: string;
  readonly evidence: Evidence;
  readonly event?: string | undefined;
  /** null: nobody knows when; it was read back after the server had been started anew. */
  readonly at: Moment | null;
  /** The hop it comes from, by its place in `hops`. */
  readonly from: number | null;
  readonly gap: Gap | null;
}

export interface StationOnWay {
  readonly id: string;
  readonly kind: StationKind;
  /** Of the collection, topic or group; '' where the kind says it all. */
  readonly name: string;
  /** `waiting`: part of this lab, and the order was not seen here. `absent`: no part of it. */
  readonly state: 'reached' | 'waiting' | 'absent';
  /** Hops beyond the limit, which are not among `hops`. */
  readonly more: number;
}

export interface Way {
  readonly order: string;
  readonly events: readonly string[];
  readonly traces: readonly string[];
  /** In the order in which an order usually meets them. */
  readonly stations: readonly StationOnWay[];
  /** In time; those of unknown time last. */
  readonly hops: readonly Hop[];
}

/** What a lab gives the frame, so that its reader can follow one order. */
export interface WayReader {
  /** Ids of the orders that these facts tell of, the youngest first. */
  orders(events: readonly LabEvent[]): readonly string[];
  /** undefined: these facts know no such order. */
  follow(events: readonly LabEvent[], order: string): Way | undefined;
}
