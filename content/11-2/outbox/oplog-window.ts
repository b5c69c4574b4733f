/** What the oplog holds of one order and its event between two moments. */
import { BSON, type Db, MongoServerError, Timestamp } from 'mongodb';
import { operationsOf, type OplogEntry as Raw, readOplog, timeText } from '#lib/mongo/oplog.ts';

const WATCHED = ['orders', 'outbox'] as const;
/** Entries of one reading. */
const ENTRIES_MAX = 20;
/** Of an entry as text; those of one order take a third of it. */
const TEXT_MAX = 6000;
/** This user may not read `local` (13), or the search took too long (50). */
const NOT_TO_BE_HAD = [13, 50];

export interface OplogEntry {
  /** `seconds.ordinal`, the entry's own place in the oplog. */
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
  const found = await search(db, from, ENTRIES_MAX);
  if (!found) return null;
  // A relay that marks other events meanwhile is no part of the answer.
  const about = ({ o }: { o: Raw['o'] }) => o._id === orderId || o.aggregateid === orderId;
  return found
    .filter(({ ts }) => ts.lessThanOrEqual(to))
    .filter((entry) => operationsOf(entry).some(about))
    .map((entry) => toEntry(entry, db.databaseName));
}

/**
 * The transactions since `from` that wrote both an order and its event: the orders' ids.
 * @returns null where this database does not show its oplog.
 */
export async function bothWritten(db: Db, from: Timestamp, max: number): Promise<string[] | null> {
  const found = await search(db, from, max);
  if (!found) return null;
  return found.flatMap((entry) => {
    const of = (collection: string) =>
      operationsOf(entry).filter(
        ({ ns, op }) => op === 'i' && ns === `${db.databaseName}.${collection}`,
      );
    const events = of('outbox').map(({ o }) => o.aggregateid);
    if (entry.op !== 'c') return [];
    return of('orders')
      .map(({ o }) => String(o._id))
      .filter((id) => events.includes(id));
  });
}

/** Those behind `from`, which itself is known already. */
async function search(db: Db, from: Timestamp, max: number) {
  const { databaseName: database, client } = db;
  try {
    const behind = new Timestamp({ t: from.t, i: from.i + 1 });
    return await readOplog(client, { database, collections: WATCHED, from: behind, max });
  } catch (error) {
    if (error instanceof MongoServerError && NOT_TO_BE_HAD.includes(Number(error.code))) {
      return undefined;
    }
    throw error;
  }
}

function toEntry(entry: Raw, database: string): OplogEntry {
  return {
    ts: timeText(entry.ts),
    at: entry.wall?.getTime() ?? 0,
    op: entry.op,
    writes: operationsOf(entry).map(({ ns }) => ns.slice(database.length + 1)),
    text: BSON.EJSON.stringify(entry, undefined, 1, { relaxed: true }).slice(0, TEXT_MAX),
  };
}
