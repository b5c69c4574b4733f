/** Everything that a visitor's input could have changed, read from broker and database themselves. */
import { createHash } from 'node:crypto';
import type { Admin } from 'kafkajs';
import type { MongoClient } from 'mongodb';

/** Changes by itself while a sandbox is open. */
const LEASE = { touched: 0, leaseUntil: 0 };
/** A connector that has nothing to do still moves its place on, every ten seconds. */
const NAMES_ONLY = { _id: 1 };

const projectionOf = (database: string, collection: string) => {
  if (database === 'menara') return LEASE;
  return collection === 'cdc_state' ? NAMES_ONLY : {};
};

export interface Look {
  readonly admin: Admin;
  readonly mongo: MongoClient;
}

/** The names of what is there, and a digest of what is in it; equal means that nothing changed. */
export async function stateOf({ admin, mongo }: Look): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const topic of (await admin.listTopics()).filter((one) => one.startsWith('sb-')).sort()) {
    const offsets = await admin.fetchTopicOffsets(topic);
    state[topic] = offsets
      .map(({ partition, high }) => `${partition}:${high}`)
      .sort()
      .join(' ');
  }
  const { databases } = await mongo.db('admin').admin().listDatabases({ nameOnly: true });
  for (const { name } of databases.filter((one) => /^(sb_|menara$)/.test(one.name))) {
    const db = mongo.db(name);
    for (const collection of await db.listCollections({}, { nameOnly: true }).toArray()) {
      const documents = await db
        .collection(collection.name)
        .find({}, { projection: projectionOf(name, collection.name) })
        .sort({ _id: 1 })
        .toArray();
      state[`${name}.${collection.name}`] = digest(JSON.stringify(documents));
    }
  }
  return state;
}

/** The names whose content differs, or that are only on one side. */
export function changes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
