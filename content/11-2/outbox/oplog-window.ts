/**
 * What the oplog holds of one order and its event between two moments. Bounded, and strict: an entry
 * is passed on only if everything in it belongs to the one database that was asked for.
 */
import { BSON, type Db, type Document, MongoServerError, type Timestamp } from 'mongodb';

const WATCHED = ['orders', 'outbox'] as const;
/** Entries of one reading, and how long the database may search for them, ms. */
const ENTRIES_MAX = 20;
const SEARCH_MS = 2000;
/** Of an entry as text; those of one order take a third of it. */
const TEXT_MAX = 6000;
/** This user may not read `local` (13), or the search took too long (50). */
const NOT_TO_BE_HAD = [13, 50];

export interface OplogEntry {
  /** `seconds:ordinal`, the entry's own place in the oplog. */
  readonly ts: string;
  /** When it was written, ms. */
  readonly at: number;
  /** `i` insert, `u` update, `d` delete, `c` command: here a transaction. */
  readonly op: string;
  /** Collections written, in their order: two of them are one transaction's. */
  readonly writes: readonly string[];
  /** The entry itself, as Extended JSON. */
  readonly text: string;
}

/** Where the oplog ends now. */
export async function oplogTime(db: Db): Promise<Timestamp> {
  const answer = await db.client.db('admin').command({ ping: 1 });
  return answer.operationTime;
}

export const timeText = (ts: Timestamp): string => `${ts.getHighBits()}:${ts.getLowBits()}`;

/**
 * @returns the entries after `from` up to `to` that write this order or an event of it; null where
 * this database does not show its oplog.
 */
export async function readWindow(
  db: Db,
  orderId: string,
  from: Timestamp,
  to: Timestamp,
): Promise<readonly OplogEntry[] | null> {
  const found = await search(db, from, to, ENTRIES_MAX);
  if (!found) return null;
  // A relay that marks other events meanwhile is no part of the answer.
  const about = ({ o }: Operation) => o?._id === orderId || o?.aggregateid === orderId;
  return found
    .filter((entry) => operationsOf(entry).some(about))
    .map((entry) => toEntry(entry, db.databaseName));
}

/**
 * The transactions since `from` that wrote both an order and its event: the orders' ids.
 * @returns null where this database does not show its oplog.
 */
export async function bothWritten(db: Db, from: Timestamp, max: number): Promise<string[] | null> {
  const found = await search(db, from, await oplogTime(db), max);
  if (!found) return null;
  return found.flatMap((entry) => {
    const of = (collection: string) =>
      operationsOf(entry).filter(
        ({ ns, op }) => op === 'i' && ns === `${db.databaseName}.${collection}`,
      );
    const events = of('outbox').map(({ o }) => o?.aggregateid);
    if (entry.op !== 'c') return [];
    return of('orders')
      .map(({ o }) => String(o?._id))
      .filter((id) => events.includes(id));
  });
}

interface Operation {
  readonly ns: string;
  readonly op: string;
  readonly o?: Document;
}

/** Those of a transaction, or the entry's own. */
function operationsOf(entry: Document): readonly Operation[] {
  const { ns, op, o } = entry;
  return o?.applyOps ?? [{ ns: String(ns), op: String(op), o }];
}

async function search(db: Db, from: Timestamp, to: Timestamp, max: number) {
  const names = WATCHED.map((collection) => `${db.databaseName}.${collection}`);
  const oplog = db.client.db('local').collection('oplog.rs');
  const between = { ts: { $gt: from, $lte: to } };
  const ours = { $or: [{ ns: { $in: names } }, { op: 'c', 'o.applyOps.ns': { $in: names } }] };
  try {
    const found = await oplog
      .find({ ...between, ...ours })
      .limit(max)
      .maxTimeMS(SEARCH_MS)
      .toArray();
    return found.filter((entry) => isOurs(entry, db.databaseName));
  } catch (error) {
    if (error instanceof MongoServerError && NOT_TO_BE_HAD.includes(Number(error.code))) {
      return undefined;
    }
    throw error;
  }
}

/** Every namespace in it, not only the first: one entry may carry what several databases wrote. */
function isOurs(entry: Document, database: string): boolean {
  return operationsOf(entry).every(({ ns }) => ns.startsWith(`${database}.`));
}

function toEntry(entry: Document, database: string): OplogEntry {
  return {
    ts: timeText(entry.ts),
    at: new Date(entry.wall).getTime(),
    op: String(entry.op),
    writes: operationsOf(entry).map(({ ns }) => ns.slice(database.length + 1)),
    text: BSON.EJSON.stringify(entry, undefined, 1, { relaxed: true }).slice(0, TEXT_MAX),
  };
}
