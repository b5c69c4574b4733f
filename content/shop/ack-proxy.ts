/**
 * What the proxy of the lost acks and those who dial it agree on: its first line, its ledger, its
 * lever. The ledger is the proxy's own: nobody else writes there, and challenges read it.
 */

import type { BatchNumber } from './produce-batch.ts';

export const LEDGER = 'proxy_log';
export const LEVER = 'proxy_state';
/** Longer than a sandbox's prefix, a host name and a port, bytes. */
export const HELLO_BYTES_MAX = 400;

/** One Produce request, written down once its fate is known. */
export interface ProxyEntry {
  /** What an idempotent producer wrote into the head of its batch; null from any other. */
  readonly batch: BatchNumber | null;
  /** Counts up from 1, in the order in which the requests came. */
  readonly _id: number;
  readonly connection: number;
  readonly correlationId: number;
  /** Of the whole request. */
  readonly bytes: number;
  readonly at: Date;
  readonly answeredAt: Date | null;
  /** What the broker's answer said; null where there was none or it could not be read. */
  readonly baseOffset: number | null;
  readonly error: number | null;
  /** `unanswered`: the connection ended before the broker said anything. */
  readonly fate: 'passed' | 'cut' | 'unanswered';
}

export interface Lever {
  readonly _id: 'proxy';
  /** So many acks to come will be cut. */
  readonly armed: number;
}
