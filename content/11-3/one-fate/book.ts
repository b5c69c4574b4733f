/** What the programs of the lab `one-fate` write down beside their work, for checker and panel. */
import type { ErrorObject } from '../../shop/error-object.ts';
import type { ConsumerName, Point } from './names.ts';

/** One life of a service. Written as it begins: who dies can say nothing any more. */
export interface RunDocument {
  /** `payment 4711`. */
  readonly _id: string;
  readonly name: ConsumerName;
  readonly pid: number;
  /** Where E11000 is caught. */
  readonly catches: 'outside' | 'inside';
  readonly dies: { readonly point: Point; readonly eventId: string } | null;
  readonly startedAt: Date;
  /** Offset of the first record that Kafka gave it. */
  readonly first?: number;
  /** Its last note, in the journal before the SIGKILL. */
  readonly reached?: {
    readonly point: Point;
    readonly eventId: string;
    readonly offset: number | null;
    readonly at: Date;
  };
}

/** How often the callback of one `withTransaction` ran, and what it was told. */
export interface TryDocument {
  readonly _id: string;
  readonly name: string;
  readonly pid: number;
  /** From the log; one of the bench; fifty at once of the bench. */
  readonly kind: 'delivery' | 'trial' | 'race';
  readonly eventId: string;
  readonly offset: number | null;
  readonly handlers: number;
  /** Runs of the callback, of all handlers. */
  readonly runs: number;
  /** By error code, how many of them failed with it. */
  readonly codes: Readonly<Record<string, number>>;
  /** The last one. */
  readonly error: ErrorObject | null;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome?: 'inserted' | 'refused';
  /** Of a race: payments that stand in the database, and handlers that were refused. */
  readonly effects?: number;
  readonly refused?: number;
}

/** A delivery that was passed over: by the index, with its error, or because it was found. */
export interface RefusalDocument extends Partial<ErrorObject> {
  readonly consumer: string;
  readonly offset: number;
  readonly eventId: string;
  readonly at: Date;
}

/** What the server is set to; null where it does not say. */
export interface ServerDocument {
  readonly _id: 'server';
  /** `transactionLifetimeLimitSeconds`. */
  readonly lifetime: number | null;
}
