/** What a connector is started with, and what it leaves of each of its lives in the database. */
import { z } from 'zod';

export const connectorSettings = z.object({
  /** Under this name its place is kept in `cdc_state`; two programs with one name would share it. */
  connector: z.string(),
  /** What it follows. */
  collection: z.string(),
  /** Where it publishes. */
  topic: z.string(),
  /** The token before the event is published (may lose), or after it (may repeat). */
  save: z.enum(['before', 'after']).default('after'),
  /**
   * Changes to one saving of the token; more than one only with `after`. `batch`: the token of the
   * last after each request, and in one request whatever had come by then.
   */
  every: z.union([z.number().int().positive(), z.literal('batch')]).default('batch'),
  /**
   * `saved`: where `cdc_state` says, and from now on when it says nothing. `now`: from now on,
   * whatever it says. `note-then-copy`: note the position, copy the collection, follow from the
   * position. `copy-then-now`: the mistaken order.
   */
  start: z.enum(['saved', 'now', 'note-then-copy', 'copy-then-now']).default('saved'),
  /** Time the copying takes at the least, ms: so that something is written while it lasts. */
  copyMs: z.number().int().nonnegative().default(0),
  /** Events after which an armed crash point takes effect; null: only when it is told to die. */
  dieAfter: z.number().int().nonnegative().nullable().default(null),
  /** Where the proxy of the lost acks listens, if it publishes by that. */
  proxyPort: z.int().optional(),
});

export type ConnectorSettings = z.infer<typeof connectorSettings>;
/** As somebody starts it: the rest is what a shop would choose. */
export type ConnectorAsked = z.input<typeof connectorSettings>;

export const CONNECTOR_RUNS = 'connector_runs';

/** Why a server would not go on from a token, as it said so. */
export interface Refusal {
  /** In words where it is the connector's own finding: the server would have kept silent. */
  readonly code: number | 'foreign-collection' | 'foreign-time';
  readonly codeName?: string;
  readonly message: string;
  readonly labels: readonly string[];
}

/** One life of a connector. Without an `ended` it died without a word, or still lives. */
export interface ConnectorRun {
  readonly _id: string;
  readonly connector: string;
  readonly pid: number;
  /** ms since the epoch, like every time here. */
  readonly startedAt: number;
  readonly save: ConnectorSettings['save'];
  readonly every: ConnectorSettings['every'];
  readonly from: Beginning | null;
  /** Documents copied, once the copy is whole. */
  readonly copied?: number;
  readonly ended?: { readonly at: number; readonly refusal: Refusal | null };
}

/** Where this life began: at a token, at a noted time, or with a copy. */
export interface Beginning {
  readonly kind: 'token' | 'position' | 'now' | 'copy';
  readonly token: string | null;
  /** `seconds.increment` of the cluster's clock. */
  readonly position: string | null;
}
