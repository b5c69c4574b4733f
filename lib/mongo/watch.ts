/**
 * One change stream for the whole deployment, handed out by the database's name. A document is on
 * the screen because it came through here. The token of the last event is kept, so that a break
 * loses nothing; if the oplog no longer reaches back that far, it says so instead of going on in
 * silence.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeStreamDocument, MongoClient, ResumeToken } from 'mongodb';

export interface DocumentChange {
  readonly database: string;
  readonly collection: string;
  readonly id: string;
  readonly op: 'insert' | 'update' | 'replace' | 'delete';
  readonly document: Readonly<Record<string, unknown>> | null;
}

interface WatchOptions {
  readonly client: MongoClient;
  change(change: DocumentChange): void;
  /** The history between is gone: whoever listens must read the collections again. */
  historyLost(): void;
  fault(error: unknown): void;
}

const RETRY_MS = 250;
const HISTORY_LOST = 286;
/** Sandboxes, and the registry's own database for progress. */
const WATCHED = /^(sb_[0-9a-f]{16}_r[0-9]+|menara)$/;

export function startWatch({ client, change, historyLost, fault }: WatchOptions): AsyncDisposable {
  const stopping = new AbortController();
  let token: ResumeToken | undefined;
  let close = () => Promise.resolve();

  const follow = async () => {
    const pipeline = [
      { $match: { 'ns.db': { $regex: WATCHED.source }, operationType: { $in: OPERATIONS } } },
    ];
    const stream = client.watch(pipeline, {
      fullDocument: 'updateLookup',
      maxAwaitTimeMS: 1000,
      ...(token ? { resumeAfter: token } : {}),
    });
    close = () => stream.close();
    try {
      for await (const event of stream) {
        const found = toChange(event);
        if (found) change(found);
        token = event._id;
      }
    } finally {
      await stream.close();
    }
  };

  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (stopping.signal.aborted) return;
        fault(error);
        if (error instanceof Error && 'code' in error && error.code === HISTORY_LOST) {
          token = undefined;
          historyLost();
        }
        await pause(RETRY_MS);
      }
    }
  };

  const running = loop();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await close();
      await running;
    },
  };
}

const OPERATIONS = ['insert', 'update', 'replace', 'delete'] as const;

function toChange(event: ChangeStreamDocument): DocumentChange | undefined {
  const op = OPERATIONS.find((known) => known === event.operationType);
  if (!op || !('documentKey' in event) || !('ns' in event) || !('coll' in event.ns)) {
    return undefined;
  }
  const document = 'fullDocument' in event ? (event.fullDocument ?? null) : null;
  return {
    database: event.ns.db,
    collection: event.ns.coll,
    id: String(event.documentKey?._id),
    op,
    document,
  };
}
