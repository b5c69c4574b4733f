import { parseJson } from '#lib/json.ts';
/**
 * One change of an order's status as it stands in a log, for the programs, the model and the check
 * of this lab alike. Whoever publishes it, a client or the connector, writes the same record.
 */

/** DIBAYAR is what the race begins from; the two clients set one each of the others. */
export const EVENT_TYPES = {
  DIBAYAR: 'PesananDibayar',
  DIKIRIM: 'PesananDikirim',
  DIBATALKAN: 'PesananDibatalkan',
} as const;

export type Status = keyof typeof EVENT_TYPES;

export const isStatus = (value: unknown): value is Status =>
  typeof value === 'string' && Object.hasOwn(EVENT_TYPES, value);

export interface OrderChange {
  readonly orderId: string;
  readonly status: Status;
  /** By the clock of the client that made it, ms; the connector knows of no such clock. */
  readonly occurredAt: number | null;
}

/** A record that says no such thing is undefined, and its reader goes on. */
export function parseChange(value: string): OrderChange | undefined {
  const change = parseJson(value);
  if (typeof change !== 'object' || change === null) return undefined;
  const { orderId, status, occurredAt } = change as Readonly<Record<string, unknown>>;
  if (typeof orderId !== 'string' || !isStatus(status)) return undefined;
  return { orderId, status, occurredAt: typeof occurredAt === 'number' ? occurredAt : null };
}

/** Where a record stands, and the database's own number of its change, where one travels along. */
export interface Place {
  readonly status: Status;
  readonly partition: number;
  readonly offset: number;
  readonly clusterTime: string | null;
}

/**
 * MongoDB's own numbering of writes, `seconds:increment` in fixed width: as texts they compare as
 * the oplog orders them.
 */
export const clusterTimeText = (seconds: number, increment: number): string =>
  `${seconds}:${String(increment).padStart(6, '0')}`;
