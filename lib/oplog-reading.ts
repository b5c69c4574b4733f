/**
 * Tells a lab its raw oplog entries. No cursor waits on the oplog for it: the change stream, which
 * is open anyway, says that something was written and when, and the log is then read from that
 * very time on. A sandbox in which nothing happens costs nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, MongoClient, Timestamp } from 'mongodb';
import type { LabFact } from './events.ts';
import { oplogNow, readOplog, toPlain } from './mongo/oplog.ts';
import type { Scope } from './scope.ts';

/** Entries of one reading, and so of one fact. */
const ENTRIES_MAX = 200;
const RETRY_MS = 250;

export interface OplogReading {
  /** Tells what stands there from the run's beginning on; later entries follow by `rang`. */
  begin(scope: Scope, collections: readonly string[], db: Db): Promise<void>;
  /** Something was written in this database at that time. */
  rang(database: string, at: Timestamp): void;
  end(scope: Scope): void;
}

interface Reading {
  readonly scope: Scope;
  readonly collections: readonly string[];
  /** Everything up to here was told. */
  after: bigint;
  /** From here on somebody has to look. */
  pending: Timestamp | undefined;
  running: Promise<void> | undefined;
  over: boolean;
}

interface Options {
  readonly client: MongoClient;
  publish(to: Scope, fact: LabFact): void;
  fault(error: unknown): void;
}

export function createOplogReading({ client, publish, fault }: Options): OplogReading {
  const readings = new Map<string, Reading>();

  const readFrom = async (reading: Reading, from: Timestamp) => {
    const { scope, collections } = reading;
    const query = { database: scope.database, collections, from, max: ENTRIES_MAX };
    const entries = await readOplog(client, query);
    const fresh = entries.filter(({ ts }) => ts.toBigInt() > reading.after);
    const last = entries.at(-1);
    if (fresh.length > 0 && !reading.over) {
      publish(scope, { type: 'oplog', entries: fresh.map(toPlain) });
    }
    if (last && last.ts.toBigInt() > reading.after) reading.after = last.ts.toBigInt();
    if (last && entries.length === ENTRIES_MAX) want(reading, last.ts);
  };
  const work = async (reading: Reading) => {
    while (reading.pending && !reading.over) {
      const from = reading.pending;
      reading.pending = undefined;
      try {
        await readFrom(reading, from);
      } catch (error) {
        if (reading.over) return;
        fault(error);
        want(reading, from);
        await pause(RETRY_MS);
      }
    }
  };
  const start = (reading: Reading) => {
    reading.running ??= work(reading).finally(() => {
      reading.running = undefined;
      // Rung between the last look and here.
      if (reading.pending && !reading.over) start(reading);
    });
    return reading.running;
  };

  return {
    async begin(scope, collections, db) {
      const begun = await beginningOf(db, client);
      const reading: Reading = {
        ...{ scope, collections, after: 0n, pending: begun, running: undefined, over: false },
      };
      const before = readings.get(scope.database);
      if (before) before.over = true;
      readings.set(scope.database, reading);
      await start(reading);
    },
    rang(database, at) {
      const reading = readings.get(database);
      if (!reading || at.toBigInt() <= reading.after) return;
      want(reading, at);
      void start(reading);
    },
    end(scope) {
      const reading = readings.get(scope.database);
      if (!reading) return;
      reading.over = true;
      readings.delete(scope.database);
    },
  };
}

function want(reading: Reading, at: Timestamp): void {
  const { pending } = reading;
  if (!pending || at.toBigInt() < pending.toBigInt()) reading.pending = at;
}

interface Beginning {
  readonly _id: 'oplog';
  readonly from: Timestamp;
}

/** When this run began, by the database's clock; noted on the first reading, found on the next. */
export async function beginningOf(db: Db, client: MongoClient): Promise<Timestamp> {
  const from = await oplogNow(client);
  const noted = await db
    .collection<Beginning>('observed')
    .findOneAndUpdate(
      { _id: 'oplog' },
      { $setOnInsert: { from } },
      { upsert: true, returnDocument: 'after' },
    );
  return noted?.from ?? from;
}
