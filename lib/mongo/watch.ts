/**
 * One change stream for the whole deployment, handed out by the database's name. A document is on
 * the screen because it came through here. The token of the last event is kept, so that a break
 * loses nothing; if the oplog no longer reaches back that far, it says so instead of going on in
 * silence.
 */
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeStreamDocument, MongoClient, ResumeToken, Timestamp } from 'mongodb';

export interface DocumentChange {
  readonly database: string;
  readonly collection: string;
  readonly id: string;
  readonly op: 'insert' | 'update' | 'replace' | 'delete';
  readonly document: Readonly<Record<string, unknown>> | null;
  /** When it was committed: the time of its oplog entry. */
  readonly clusterTime: Timestamp | undefined;
  /** The same moment by mongod's clock, ms; null before MongoDB 6.0. */
  readonly wallMs: number | null;
}

/** The whole collection was dropped or renamed away: its documents are gone without a word each. */
export interface CollectionGone {
  readonly database: string;
  readonly collection: string;
  readonly op: 'gone';
}

interface WatchOptions {
  readonly client: MongoClient;
  change(change: DocumentChange | CollectionGone): void;
  /** The history between is gone: whoever listens must read the collections again. */
  historyLost(): void;
  fault(error: unknown): void;
}

const RETRY_MS = 250;
const HISTORY_LOST = 286;
/** Sandboxes, and the registry's own database for progress. */
const WATCHED = /^(sb_[0-9a-f]{16}_r[0-9]+|menara)$/;

export interface Watch extends AsyncDisposable {
  /** From here on nothing is missed; what stood before must be read. */
  readonly opened: Promise<void>;
}

export function startWatch({ client, change, historyLost, fault }: WatchOptions): Watch {
  const stopping = new AbortController();
  const opened = new EventEmitter();
  let place: { startAtOperationTime?: Timestamp; resumeAfter?: ResumeToken } | undefined;
  let close = () => Promise.resolve();

  const follow = async () => {
    // Where the oplog stands now: the stream itself may open a moment later, or only the next time.
    place ??= { startAtOperationTime: await operationTime(client) };
    opened.emit('opened');
    if (stopping.signal.aborted) return;
    const pipeline = [
      {
        $match: {
          'ns.db': { $regex: WATCHED.source },
          operationType: { $in: [...OPERATIONS, ...GONE] },
        },
      },
    ];
    const stream = client.watch(pipeline, {
      fullDocument: 'updateLookup',
      maxAwaitTimeMS: 1000,
      ...place,
    });
    close = () => stream.close();
    try {
      for await (const event of stream) {
        const found = toChange(event);
        if (found) change(found);
      }
    } finally {
      // Moves on with the oplog, also when nothing of ours happens for long; a break resumes here.
      if (stream.resumeToken) place = { resumeAfter: stream.resumeToken };
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
          place = undefined;
          historyLost();
        }
        await pause(RETRY_MS);
      }
    }
  };

  const isOpen = once(opened, 'opened').then(() => undefined);
  const running = loop();
  return {
    opened: isOpen,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await close();
      await running;
    },
  };
}

const OPERATIONS = ['insert', 'update', 'replace', 'delete'] as const;

async function operationTime(client: MongoClient): Promise<Timestamp> {
  const answer = await client.db('admin').command({ ping: 1 });
  return answer.operationTime;
}

const GONE: readonly string[] = ['drop', 'rename'];

function toChange(event: ChangeStreamDocument): DocumentChange | CollectionGone | undefined {
  if (GONE.includes(event.operationType) && 'ns' in event && 'coll' in event.ns) {
    return { database: event.ns.db, collection: event.ns.coll, op: 'gone' };
  }
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
    clusterTime: event.clusterTime,
    wallMs: event.wallTime?.getTime() ?? null,
  };
}
