/**
 * Reads `local.oplog.rs`, the capped log that the members of a replica set copy from each other.
 * All databases write into it, so it mixes what every visitor does: whatever leaves this file
 * belongs to one sandbox's database, also inside a transaction, whose one entry may hold several.
 */
import { BSON, type Document, type MongoClient, MongoServerError, type Timestamp } from 'mongodb';

/** One entry as the server wrote it, with what `docs` call a private format: read, never written. */
export interface OplogEntry {
  /** When it was written: seconds, and a counter within the second. Unique in the log. */
  readonly ts: Timestamp;
  /** i insert, u update, d delete, c command (a transaction among them), n nothing. */
  readonly op: string;
  /** `database.collection`; `admin.$cmd` for a transaction. */
  readonly ns: string;
  readonly o: Document;
  /** Of an update: which document. */
  readonly o2?: Document;
  readonly wall?: Date;
  readonly [field: string]: unknown;
}

/** One operation of an entry: the entry itself, or one of those that a transaction holds. */
export type OplogOperation = Pick<OplogEntry, 'op' | 'ns' | 'o' | 'o2'>;

export interface OplogQuery {
  /** Nothing of another database is returned, and no hint of how much of it there was. */
  readonly database: string;
  /** Collections whose operations are wanted; without it all of the database. */
  readonly collections?: readonly string[];
  /** From here on, inclusive. The server goes there without reading what is older. */
  readonly from: Timestamp;
  /** Entries at most. As many as this: there may be more, from the time of the last one on. */
  readonly max: number;
}

/** The server gives a reading up that takes longer, ms. */
const WITHIN_MS = 5000;

const oplogOf = (client: MongoClient) => client.db('local').collection<OplogEntry>('oplog.rs');

/**
 * Entries of one database in the order of the log. Majority-committed ones only, as the client's
 * read concern says (`client.ts`).
 * @throws MongoServerError 13 where the database does not let us read it, 50 past the time.
 */
export async function readOplog(
  client: MongoClient,
  { database, collections, from, max }: OplogQuery,
): Promise<OplogEntry[]> {
  const names = collections?.map((name) => `${database}.${name}`);
  // From the dot to the character after it: every collection, and no longer database name.
  const ns = names ? { $in: names } : { $gte: `${database}.`, $lt: `${database}/` };
  const wants = (name: unknown) =>
    typeof name === 'string' && (names ? names.includes(name) : name.startsWith(`${database}.`));
  const found = oplogOf(client).find(
    { ts: { $gte: from }, $or: [{ ns }, { 'o.applyOps': { $elemMatch: { ns } } }] },
    { maxTimeMS: WITHIN_MS, limit: max },
  );
  const entries: OplogEntry[] = [];
  for await (const entry of found) {
    const own = ownPart(entry, wants);
    if (own) entries.push(own);
  }
  return entries;
}

/** A transaction keeps the operations that are wanted; undefined: nothing of it is. */
export function ownPart<Part extends OplogOperation>(
  part: Part,
  wants: (ns: unknown) => boolean,
): Part | undefined {
  const inner: unknown = part.o?.applyOps;
  if (!Array.isArray(inner)) return wants(part.ns) ? part : undefined;
  const own = inner.flatMap((one: OplogOperation) => ownPart(one, wants) ?? []);
  if (own.length === 0) return undefined;
  // How many there were in all is nobody else's business either.
  const { count: _all, ...o } = part.o;
  return { ...part, o: { ...o, applyOps: own } };
}

/** What an entry does, one operation after the other. */
export function operationsOf(part: OplogOperation): readonly OplogOperation[] {
  const inner: unknown = part.o.applyOps;
  return Array.isArray(inner) ? inner.flatMap((one: OplogOperation) => operationsOf(one)) : [part];
}

/** Whether this database lets us read its oplog; a cluster in a cloud, or a `mongos`, does not. */
export async function oplogReadable(client: MongoClient): Promise<boolean> {
  try {
    const last = { sort: { $natural: -1 }, projection: { ts: 1 }, maxTimeMS: WITHIN_MS } as const;
    return (await oplogOf(client).findOne({}, last)) !== null;
  } catch (error) {
    if (error instanceof MongoServerError) return false;
    throw error;
  }
}

/** The database's own time: what is written from here on stands behind it in the oplog. */
export async function oplogNow(client: MongoClient): Promise<Timestamp> {
  const answer = await client.db('admin').command({ ping: 1 });
  return answer.operationTime;
}

/** An entry as relaxed Extended JSON: what a browser can be told, with no field left out. */
export const toPlain = (entry: OplogEntry): Readonly<Record<string, unknown>> =>
  BSON.EJSON.serialize(entry as Document, { relaxed: true });

/** `1795650625.3`: seconds and counter, as the labs print it. */
export const timeText = (ts: Timestamp): string => `${ts.t}.${ts.i}`;
