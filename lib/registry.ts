/**
 * Who has which sandbox, kept in MongoDB so that a restarted server finds it again: visitor and
 * lab → random id, run, members, lease, last touch. Old runs wait in `garbage` until reaped.
 */
import { createHash } from 'node:crypto';
import { type Collection, type MongoClient, MongoServerError } from 'mongodb';
import { type ProgressEntry, progressStore } from './progress-store.ts';
import { newSandboxId, type SandboxRun } from './scope.ts';

export const REGISTRY_DATABASE = 'menara';
/** The lease of a node that says nothing runs out, ms; only its holder starts, reaps and ends. */
const LEASE_MS = 90_000;

export type Role = 'act' | 'watch';

export interface SandboxEntry {
  readonly _id: string;
  /** SHA-256 of the cookie: the registry can't be used to take over a visit. */
  readonly visitor: string;
  readonly slug: string;
  readonly run: number;
  readonly members: readonly { visitor: string; role: Role }[];
  readonly node: string;
  readonly leaseUntil: Date;
  readonly touched: Date;
}

export interface Garbage extends SandboxRun {
  readonly _id: string;
  /** How often deleting it failed. */
  readonly tried?: number;
}

export const visitorOf = (cookie: string): string =>
  createHash('sha256').update(cookie).digest('hex').slice(0, 32);

export type Registry = Awaited<ReturnType<typeof openRegistry>>;

export async function openRegistry(client: MongoClient, node: string) {
  const db = client.db(REGISTRY_DATABASE);
  const sandboxes: Collection<SandboxEntry> = db.collection('sandboxes');
  const progress: Collection<ProgressEntry> = db.collection('progress');
  const garbage: Collection<Garbage> = db.collection('garbage');
  await sandboxes.createIndex({ visitor: 1, slug: 1 }, { unique: true });
  await sandboxes.createIndex({ touched: 1 });
  const lease = () => ({
    node,
    leaseUntil: new Date(Date.now() + LEASE_MS),
    touched: new Date(),
  });

  const claim = (visitor: string, slug: string) =>
    sandboxes.findOneAndUpdate(
      { visitor, slug },
      {
        $set: lease(),
        $setOnInsert: { _id: newSandboxId(), run: 1, members: [{ visitor, role: 'act' as const }] },
      },
      { upsert: true, returnDocument: 'after' },
    );

  const discard = ({ sandbox, run }: SandboxRun) =>
    garbage.updateOne({ _id: `${sandbox}.${run}` }, { $set: { sandbox, run } }, { upsert: true });

  return {
    ...progressStore(progress),
    garbage,
    progress,
    sandboxes,
    discard,
    /** The sandbox of a visitor in a lab; made on first use. Two tabs at once get the same. */
    async claim(visitor: string, slug: string, admit?: () => void): Promise<SandboxEntry> {
      if (admit && !(await sandboxes.findOne({ visitor, slug }))) admit();
      const entry = await claim(visitor, slug).catch((error) => {
        if (error instanceof MongoServerError && error.code === 11000) return claim(visitor, slug);
        throw error;
      });
      if (!entry) throw new Error('the registry gave no sandbox');
      return entry;
    },
    /** Whether the visitor ever began something here that still stands; makes nothing. */
    has: async (visitor: string, slug: string): Promise<boolean> =>
      (await sandboxes.countDocuments({ visitor, slug }, { limit: 1 })) > 0,
    touch: (ids: readonly string[]) =>
      sandboxes.updateMany({ _id: { $in: [...ids] } }, { $set: lease() }),
    /** Makes run + 1 the current one. Discarded first: a crash in between leaves no litter. */
    async nextRun({ sandbox, run }: SandboxRun): Promise<void> {
      await discard({ sandbox, run });
      await sandboxes.updateOne({ _id: sandbox, run }, { $set: { ...lease(), run: run + 1 } });
    },
  };
}
