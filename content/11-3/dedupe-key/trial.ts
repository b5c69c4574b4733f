/**
 * One trial: the design's indexes are put on the markers, its events are published under three
 * attacks, and then the log is read again from where the trial began. If markers expire soon, that
 * waits until MongoDB has really deleted them. What came of it is written by the two services.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, ObjectId, Timestamp } from 'mongodb';
import { errorCode, LabError } from '#lib/errors.ts';
import type { LabContext } from '#lib/lab.ts';
import { oplogNow } from '#lib/mongo/oplog.ts';
import type { Effect, Forgotten, IndexFacts, Refusals, Trial } from './effects.ts';
import {
  CONSUMERS,
  type ConsumerName,
  type Design,
  EFFECTS,
  KEEP_SECONDS,
  keyOf,
  LIMITS,
  MARKERS,
  TOPIC,
  TRIAL_RECORDS,
  WAITED_SECONDS_MAX,
  WRITER,
} from './names.ts';

const LOOK_EVERY_MS = 50;
/** Two services start, join and read forty records, on a busy machine, ms. */
const READ_WITHIN_MS = 40_000;
/** MongoDB looks for what has expired once a minute, and takes its time when busy, ms. */
const FORGET_WITHIN_MS = 180_000;
/** Nothing new within this, ms: what there was has been seen. */
const STREAM_WAIT_MS = 200;
const SEEN = ['insert', 'delete'];

const PROGRAMS: Readonly<Record<string, string>> = {
  [WRITER]: 'content/11-3/dedupe-key/order-service.worker.ts',
  payment: 'content/11-3/dedupe-key/consumer.worker.ts',
  notification: 'content/11-3/dedupe-key/consumer.worker.ts',
};

/** The three programs; one that runs stays. */
export function startAll({ children }: LabContext): void {
  for (const name of [WRITER, ...CONSUMERS]) {
    if (children.running(name)) continue;
    const group = name === WRITER ? {} : { group: name };
    const program = PROGRAMS[name] ?? '';
    children.start({ name, program, settings: { topic: TOPIC, ...group } });
  }
}

/** Says that it begins; `go` is the trial itself. @throws LabError `limit-run` */
export async function prepareTrial(context: LabContext, design: Design) {
  const { db } = context;
  const trials = db.collection<Trial>('trials');
  const last = await trials.find().sort({ _id: -1 }).limit(1).next();
  const id = (last?._id ?? 0) + 1;
  if (id > LIMITS.trials) throw new LabError('limit-run', { retriable: false, about: `${id}` });
  const begun = { state: 'running', step: 'installing', indexes: [], from: 0 } as const;
  await trials.insertOne({ _id: id, design, ...begun, at: Date.now() });
  const note = async (change: Partial<Trial>) => {
    await trials.updateOne({ _id: id }, { $set: change });
  };
  return {
    note,
    async go() {
      startAll(context);
      // What an earlier trial left unread would be handled under these indexes.
      const from = await caughtUp(context);
      const indexes = await install(db, design);
      const since = await oplogNow(db.client);
      await note({ from, indexes, step: 'reading' });
      await ask(context, WRITER, 'attack', { trial: id, born: design.born });
      await handled(db, id, 1);
      const seconds = KEEP_SECONDS[design.keep];
      if (seconds !== null && seconds <= WAITED_SECONDS_MAX) {
        await note({ step: 'forgetting' });
        await note({ forgotten: await forgotten(db, since) });
      }
      await note({ step: 'replaying' });
      for (const name of CONSUMERS)
        await context.children.call(name, 'replay', { trial: id, from });
      await handled(db, id, 2);
      await note({ state: 'over' });
    },
  };
}

/** A late answer is no failure: what was done is read from the database in any case. */
async function ask({ children }: LabContext, name: string, method: string, input: object) {
  try {
    await children.call(name, method, input);
  } catch (error) {
    if (errorCode(error) !== 'unanswered') throw error;
  }
}

// #region install
/** Empties the markers, since a unique index is a promise about old ones too, and says what is. */
async function install(db: Db, design: Design): Promise<IndexFacts[]> {
  const markers = db.collection(MARKERS);
  await markers.deleteMany({});
  for (const { name } of await indexesOf(db)) await markers.dropIndex(name);
  await markers.createIndex(keyOf(design), { name: 'uniq_key', unique: true });
  const expireAfterSeconds = KEEP_SECONDS[design.keep];
  if (expireAfterSeconds !== null) {
    await markers.createIndex({ at: 1 }, { name: 'ttl_at', expireAfterSeconds });
  }
  return indexesOf(db);
}
// #endregion

/** As the database lists them now, without that of `_id`. */
export async function indexesOf(db: Db): Promise<IndexFacts[]> {
  const all = await db.collection(MARKERS).listIndexes().toArray();
  return all
    .filter(({ name }) => name !== '_id_')
    .map(({ name, key, unique, expireAfterSeconds }) => ({
      name,
      key,
      ...(unique ? { unique } : {}),
      ...(typeof expireAfterSeconds === 'number' ? { expireAfterSeconds } : {}),
    }));
}

async function until(withinMs: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${holds}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** @returns where the log ends, once both services have read so far. */
async function caughtUp({ kafka }: LabContext): Promise<number> {
  const end = (await kafka.ranges(TOPIC))[0]?.end ?? 0;
  if (end === 0) return end;
  await until(READ_WITHIN_MS, async () => {
    const bookmarks = await Promise.all(CONSUMERS.map((name) => kafka.committed(name, TOPIC)));
    return bookmarks.every((bookmark) => (bookmark.get(0) ?? 0) >= end);
  });
  return end;
}

/** Deliveries of a trial that a service has answered for in this pass: stored, or refused. */
async function answered(db: Db, name: ConsumerName, trial: number, pass: number): Promise<number> {
  const [stored, refused] = await Promise.all([
    db.collection<Effect>(EFFECTS[name]).countDocuments({ trial, pass }),
    db.collection<Refusals>('refusals').find({ consumer: name, trial, pass }).toArray(),
  ]);
  return refused.reduce((sum, { count }) => sum + count, stored);
}

async function handled(db: Db, trial: number, pass: number): Promise<void> {
  await until(READ_WITHIN_MS, async () => {
    const counts = await Promise.all(CONSUMERS.map((name) => answered(db, name, trial, pass)));
    return counts.every((count) => count >= TRIAL_RECORDS);
  });
}

/** Waits until all markers are deleted; the change stream says when, by the database's own clock. */
async function forgotten(db: Db, since: Timestamp): Promise<Forgotten> {
  const markers = db.collection<{ _id: ObjectId; at: Date }>(MARKERS);
  // From where they were empty: some may be gone before the last one is written.
  const options = { startAtOperationTime: since, maxAwaitTimeMS: STREAM_WAIT_MS };
  const stream = markers.watch([{ $match: { operationType: { $in: SEEN } } }], options);
  const born = new Map<string, number>();
  const ages: number[] = [];
  const deadline = Date.now() + FORGET_WITHIN_MS;
  try {
    for (;;) {
      const change = await stream.tryNext();
      if (change?.operationType === 'insert') {
        born.set(`${change.documentKey._id}`, change.fullDocument.at.getTime());
      } else if (change?.operationType === 'delete') {
        const at = born.get(`${change.documentKey._id}`);
        if (at !== undefined) ages.push((change.wallTime?.getTime() ?? Date.now()) - at);
      } else if (ages.length > 0 && ages.length >= born.size) {
        return { count: ages.length, youngestMs: Math.min(...ages), oldestMs: Math.max(...ages) };
      }
      if (Date.now() > deadline) throw new Error(`markers not gone in ${FORGET_WITHIN_MS} ms`);
    }
  } finally {
    await stream.close();
  }
}
