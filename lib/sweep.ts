/**
 * What no sandbox owns any more: topics, groups and databases with a name of ours whose run the
 * registry does not know. The reaper deletes what it was told of; this finds what nobody tells.
 */
import type { Admin } from 'kafkajs';
import type { MongoClient } from 'mongodb';
import { deleteRun } from './reaper.ts';
import { REGISTRY_DATABASE, type SandboxEntry } from './registry.ts';
import { parseDatabase, parseName, type SandboxRun } from './scope.ts';

export interface Leftover extends SandboxRun {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly databases: readonly string[];
}

interface Stores {
  readonly admin: Admin;
  readonly mongo: MongoClient;
}

/** Runs nobody owns, by name. A server may run beside: what it has just begun is not among them. */
export async function findLeftovers({ admin, mongo }: Stores): Promise<Leftover[]> {
  const [topics, { groups }, { databases }] = await Promise.all([
    admin.listTopics(),
    admin.listGroups(),
    mongo.db('admin').admin().listDatabases({ nameOnly: true }),
  ]);
  // After the names: who came in between is in the registry by now, since it is asked first there.
  const runs = await currentRuns(mongo);
  const found = new Map<string, Leftover>();
  const add = (kind: 'topics' | 'groups' | 'databases', name: string, of?: SandboxRun) => {
    if (!of) return;
    // A reset begins the next run before the registry says so.
    const current = runs.get(of.sandbox);
    if (current !== undefined && of.run >= current) return;
    const { sandbox, run } = of;
    const key = `${sandbox}.${run}`;
    const one = found.get(key) ?? { sandbox, run, topics: [], groups: [], databases: [] };
    found.set(key, { ...one, [kind]: [...one[kind], name] });
  };
  for (const topic of topics) add('topics', topic, parseName(topic));
  for (const { groupId } of groups) add('groups', groupId, parseName(groupId));
  for (const { name } of databases) add('databases', name, parseDatabase(name));
  return [...found.values()].sort((a, b) => a.sandbox.localeCompare(b.sandbox) || a.run - b.run);
}

/** Removes them one after the other; @returns those that could not be, with the reason */
export async function removeLeftovers(
  stores: Stores,
  leftovers: readonly Leftover[],
): Promise<{ readonly leftover: Leftover; readonly reason: string }[]> {
  const kept: { leftover: Leftover; reason: string }[] = [];
  for (const leftover of leftovers) {
    try {
      await deleteRun(stores, leftover);
    } catch (error) {
      kept.push({ leftover, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return kept;
}

async function currentRuns(mongo: MongoClient): Promise<Map<string, number>> {
  const sandboxes = mongo.db(REGISTRY_DATABASE).collection<SandboxEntry>('sandboxes');
  const entries = await sandboxes.find({}, { projection: { run: 1 } }).toArray();
  return new Map(entries.map(({ _id, run }) => [_id, run]));
}
