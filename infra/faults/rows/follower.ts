/**
 * The shop's connector and its relay in a lane, and what the drill itself reads of both sides:
 * documents of the database, records of the topic.
 */
import type { Db } from 'mongodb';
import type { ConnectorAsked } from '#content/shop/connector-settings.ts';
import type { LogRecord } from '#lib/events.ts';
import { readPartition } from '#lib/kafka/read.ts';
import type { Finding } from '../ledgers.ts';
import { eventually, type Lane, type Program, type RowContext, realBundle, TOPIC } from './lane.ts';
import { bundleMutant, type Mutation } from './mutant.ts';
import { broken } from './row.ts';

/** The one follows `orders`, the other `outbox`. */
export const FOLLOWERS = {
  connector: { program: 'content/shop/connector.worker.ts', collection: 'orders' },
  relay: { program: 'content/shop/outbox-relay.worker.ts', collection: 'outbox' },
} as const;
export type FollowerName = keyof typeof FOLLOWERS;

/** From the last write until all of it stands in the log; a slow machine may be slow, ms. */
const CAUGHT_UP_MS = 120_000;
/** A log that does not grow for so long is not written any more, ms. */
const STILL_MS = 15_000;
/** Findings name this many ids; more say nothing more. */
const NAMED_MAX = 5;

export const databaseOf = ({ stores }: RowContext, { scope }: Lane): Db =>
  stores.db(scope.database);

export interface Order {
  readonly _id: string;
  readonly number: number;
  readonly version: number;
}

export function orderOf(number: number): Order & Record<string, unknown> {
  const fixed = { customer: 'dewi', total: 1, status: 'DIBUAT', round: 1, traceId: 't' };
  return { _id: `ORD-${number}`, number, version: 1, createdAt: Date.now(), ...fixed };
}

export const ordersOf = (context: RowContext, lane: Lane) =>
  databaseOf(context, lane).collection<Order>('orders');

export interface FollowerOptions extends Partial<ConnectorAsked> {
  readonly bundle?: string;
  readonly crashPoint?: string;
}

export function follow(
  lane: Lane,
  name: FollowerName,
  { bundle, crashPoint, ...settings }: FollowerOptions = {},
): Program {
  const { program, collection } = FOLLOWERS[name];
  return lane.run({
    name,
    bundle: bundle ?? realBundle(program),
    ...(crashPoint === undefined ? {} : { crashPoint }),
    settings: { connector: name, collection, topic: TOPIC, ...settings },
  });
}

/** With a safeguard taken out of it, or as it is. */
export async function startMutated(
  name: FollowerName,
  context: RowContext,
  lane: Lane,
  mutation?: Mutation,
): Promise<Program> {
  if (!mutation) return follow(lane, name);
  return follow(lane, name, { bundle: await bundleMutant(mutation, context.folder) });
}

/** A life that only notes where it begins: what is written from then on is owed. */
export async function notePlace(lane: Lane, name: FollowerName, options?: FollowerOptions) {
  const first = follow(lane, name, options);
  await first.ready;
  await leave(first);
}

export async function leave(program: Program): Promise<void> {
  program.kill('SIGTERM');
  await program.gone;
}

/** Of a topic with one partition, in its order. */
export async function recordsOf({ engines, stores }: RowContext, topic: string) {
  const connection = { brokers: engines.direct.brokers, ssl: false } as const;
  return readPartition(connection, topic, 0, { low: 0, end: await stores.end(topic) });
}

interface Change {
  readonly op: string;
  readonly _id: string;
  readonly document: Order | null;
  readonly leftOut?: number;
}

export const changeIn = ({ value }: LogRecord): Change => JSON.parse(value) as Change;

/** Of the document that a record of the connector's is about. */
export const idOf = (record: LogRecord): string => changeIn(record)._id;

/** Waits until each of these ids stands in the log; what is missing by then is lost. */
export async function missing(
  context: RowContext,
  topic: string,
  wanted: readonly string[],
  idIn: (record: LogRecord) => string,
): Promise<Finding[]> {
  let lost: readonly string[] = wanted;
  await untilStill(context, topic, (records) => {
    const there = new Set(records.map(idIn));
    lost = wanted.filter((id) => !there.has(id));
    return lost.length === 0;
  });
  if (lost.length === 0) return [];
  const who = `${lost.length} of ${wanted.length}`;
  return [{ breach: 'acked, not in the log', who, ids: lost.slice(0, NAMED_MAX) }];
}

/** Looks at the whole log until it holds, or until nothing comes any more. */
export async function untilStill(
  context: RowContext,
  topic: string,
  holds: (records: readonly LogRecord[]) => boolean,
): Promise<void> {
  let end = -1;
  let grewAt = Date.now();
  await eventually(async () => {
    const records = await recordsOf(context, topic);
    if (records.length !== end) grewAt = Date.now();
    end = records.length;
    return holds(records) || Date.now() - grewAt > STILL_MS;
  }, CAUGHT_UP_MS);
}

/** First showings must rise, of each key; a repeat of what was shown before is no inversion. */
export function inversions(
  records: readonly LogRecord[],
  read: (record: LogRecord) => { readonly key: string; readonly seq: number },
): Finding[] {
  const highest = new Map<string, number>();
  const met = new Set<string>();
  const wrong: string[] = [];
  for (const record of records) {
    const { key, seq } = read(record);
    if (met.has(`${key} ${seq}`)) continue;
    met.add(`${key} ${seq}`);
    if (seq < (highest.get(key) ?? Number.NEGATIVE_INFINITY)) wrong.push(`${key} ${seq}`);
    highest.set(key, Math.max(seq, highest.get(key) ?? seq));
  }
  if (wrong.length === 0) return [];
  return [{ breach: 'order of a key broken', who: 'log', ids: wrong.slice(0, NAMED_MAX) }];
}

/** The last that the log says of each document is what the collection has. */
export async function unlike(context: RowContext, lane: Lane): Promise<Finding[]> {
  const source = await ordersOf(context, lane).find().toArray();
  let wrong: readonly string[] = [];
  await untilStill(context, lane.topic, (records) => {
    const last = new Map<string, number | undefined>();
    for (const record of records) {
      const { _id, document } = changeIn(record);
      last.set(_id, document?.version);
    }
    wrong = source.filter(({ _id, version }) => last.get(_id) !== version).map(({ _id }) => _id);
    return wrong.length === 0;
  });
  if (wrong.length === 0) return [];
  const [first] = wrong;
  return [broken('copies differ', `${wrong.length} documents, the first ${first}`)];
}
