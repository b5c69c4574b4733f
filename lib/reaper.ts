/**
 * Clears away what nobody uses: runs that were reset, sandboxes that nobody came back to. Each
 * deletion can be repeated, so a sweep that is cut off is simply done again by the next one.
 */
import type { Admin } from 'kafkajs';
import type { MongoClient } from 'mongodb';
import { REAP_EVERY_MS, REAP_MAX, SANDBOX_TTL_MS } from './limits.ts';
import type { Garbage, Registry } from './registry.ts';
import { type SandboxRun, scopeOf } from './scope.ts';

interface ReaperOptions {
  readonly admin: Admin;
  readonly mongo: MongoClient;
  readonly registry: Registry;
  readonly node: string;
  /** Sandboxes that are open right now are never touched. */
  isOpen(sandbox: string): boolean;
  fault(error: unknown): void;
}

export interface Reaper extends AsyncDisposable {
  /** One sweep, now; resolves with the number of runs deleted. */
  sweep(): Promise<number>;
}

export function startReaper(options: ReaperOptions): Reaper {
  let sweeping: Promise<number> | undefined;
  const sweep = () => {
    sweeping ??= sweepOnce(options).finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  };
  const timer = setInterval(() => void sweep().catch(options.fault), REAP_EVERY_MS);
  return {
    sweep,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await sweeping?.catch(options.fault);
    },
  };
}

async function sweepOnce(options: ReaperOptions): Promise<number> {
  await expire(options);
  const { registry } = options;
  const garbage = await registry.garbage.find().sort({ tried: 1 }).limit(REAP_MAX).toArray();
  let reaped = 0;
  for (const entry of garbage) {
    try {
      await reap(options, entry);
      reaped += 1;
    } catch (error) {
      // A group that somebody's own tool is still in can't be deleted yet: the others go first.
      await registry.garbage.updateOne({ _id: entry._id }, { $inc: { tried: 1 } });
      options.fault(error);
    }
  }
  return reaped;
}

/** Only the holder of the lease, or anybody once it ran out, may end a sandbox. */
async function expire({ registry, node, isOpen }: ReaperOptions): Promise<void> {
  const now = Date.now();
  const forgotten = {
    touched: { $lt: new Date(now - SANDBOX_TTL_MS) },
    $or: [{ node }, { leaseUntil: { $lt: new Date(now) } }],
  };
  for (const { _id, run } of await registry.sandboxes.find(forgotten).limit(REAP_MAX).toArray()) {
    if (isOpen(_id)) continue;
    await registry.discard({ sandbox: _id, run });
    // A reset that was cut off may have begun the next one.
    await registry.discard({ sandbox: _id, run: run + 1 });
    // The filter again: a reader who came back in between has touched it, and wins.
    await registry.sandboxes.deleteOne({ _id, ...forgotten });
  }
}

async function reap({ admin, mongo, registry }: ReaperOptions, entry: Garbage): Promise<void> {
  const current = await registry.sandboxes.findOne({ _id: entry.sandbox, run: entry.run });
  // A reset that was cut off before it changed the run: what is still in use is no garbage.
  if (!current) await deleteRun({ admin, mongo }, entry);
  await registry.garbage.deleteOne({ _id: entry._id });
}

export async function deleteRun(
  { admin, mongo }: { admin: Admin; mongo: MongoClient },
  run: SandboxRun,
): Promise<void> {
  const { prefix, database } = scopeOf(run);
  const { groups } = await admin.listGroups();
  const ours = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(prefix));
  if (ours.length > 0) await admin.deleteGroups(ours);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (topics.length > 0) await admin.deleteTopics({ topics });
  await mongo.db(database).dropDatabase();
}
