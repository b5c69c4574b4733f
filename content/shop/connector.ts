/**
 * A connector: follows the changes of one collection and publishes each as one record, in the order
 * in which the database committed them. It comes back by itself to engines that were away; a place
 * that it can't go on from ends it, with the reason written down.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeStream, ChangeStreamDocument, Document } from 'mongodb';
import { MongoServerError } from 'mongodb';
import { engineAway } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { type Child, startChild } from '#lib/process/child.ts';
import { openCdcState, type Place, type ResumeToken, uuidOfToken } from './cdc-state.ts';
import { VALUE_BYTES_MAX } from './change-message.ts';
import type { Parts, Shape } from './connector-parts.ts';
import { keepRun } from './connector-run.ts';
import { connectorSettings } from './connector-settings.ts';
import { begin } from './connector-start.ts';
import { openDelivery } from './deliver.ts';
import { openPublisher } from './publisher.ts';
import { readAhead } from './read-ahead.ts';
import { AHEAD_BYTES, bytesOf, cutBatch, type Item } from './record-batch.ts';
import { refusalOf, requireOwnToken, toldAs } from './token-refusal.ts';

/** Between two tries, when broker or database are away, ms. */
const RETRY_MS = 250;
/** A quiet collection's place is pushed out of the oplog by the writes of others: saved anew, ms. */
const IDLE_SAVE_MS = 10_000;
/** What a server answers whose change event would be larger than a document may be. */
const EVENT_TOO_LARGE = 10_334;

const REMEDY =
  'It does not go on from now by itself. Put the right token into cdc_state, ' +
  'or start it with note-then-copy: that copies the collection, then follows it.';

/** The whole program: until somebody asks it to leave. */
export async function runConnector(shape: Shape): Promise<void> {
  const child = startChild();
  const settings = connectorSettings.parse(child.settings.program);
  const leaving = new AbortController();
  const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 4);
  const database = mongo.db(child.settings.database);
  const state = openCdcState(database, settings.connector);
  const run = await keepRun(database, settings);
  const topic = child.settings.prefix + settings.topic;
  const publisher = openPublisher(
    { child, database, topic, proxyPort: settings.proxyPort },
    leaving.signal,
  );
  const delivery = openDelivery(child, settings, state, publisher.publish);
  const working = work({
    ...{ child, settings, shape, database, state, run, publisher, delivery },
    leaving: leaving.signal,
  });
  child.onStop(async () => {
    leaving.abort();
    await working;
    await delivery.saveLast();
    await run.left();
    await publisher.close();
    await mongo.close();
  });
  await working;
}

/** Until somebody says stop: an engine that was away is come back to, a refused token is not. */
async function work(parts: Parts): Promise<void> {
  const { child, run, publisher, delivery, leaving } = parts;
  let first: Place | undefined;
  let without = false;
  const begun = signal();
  child.answer({
    /** Answers as soon as it is at work. */
    hello: async () => undefined,
    /** And as soon as it knows where it begins: nothing that comes later will be missed. */
    begun: () => begun.given,
    die: async () => delivery.die(),
  });
  while (!leaving.aborted) {
    try {
      await publisher.connect();
      first ??= await begin(parts);
      begun.give();
      child.ready();
      const { behind } = delivery;
      await follow(parts, behind ? { startAfter: behind } : first, without);
      without = false;
    } catch (error) {
      if (leaving.aborted) return;
      const isLarge = error instanceof MongoServerError && error.code === EVENT_TOO_LARGE;
      if (isLarge && !without) {
        without = true;
        continue;
      }
      const refusal = refusalOf(error);
      if (refusal) {
        await run.refused(refusal);
        console.error(`${refusal.message} (${refusal.code}). ${REMEDY}`);
        await child.refuse(toldAs(refusal));
      }
      tellWaiting(child, error);
      await pause(RETRY_MS);
    }
  }
}

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

function tellWaiting(child: Child, error: unknown): void {
  const away = engineAway(error) === 'kafka-away' ? 'kafka' : 'mongo';
  child.report('waiting', { for: away, tries: 1, error: String(error) });
}

// #region follow
/** @param without the next change is larger than an event may be: only it, without its document */
async function follow(parts: Parts, place: Place, without: boolean): Promise<void> {
  const { child, settings, database, state, delivery, leaving } = parts;
  await requireOwnToken(database, settings.collection, state, place);
  // Asked to leave while it was asking: nobody would close what is opened from here on.
  leaving.throwIfAborted();
  const stream = open(parts, place, without);
  const close = () => void stream.close().catch((error) => console.error(error));
  leaving.addEventListener('abort', close, { once: true });
  const ahead = readAhead(itemsOf(parts, stream, without), {
    most: AHEAD_BYTES,
    weightOf: ({ bytes }) => bytes,
    cut: (waiting) => cutBatch(waiting, delivery.room()),
  });
  const keeper = setInterval(() => {
    // What was read and is not published yet lies before the stream's own place.
    if (ahead.waiting === 0 && !leaving.aborted) delivery.saveIdle(stream.resumeToken);
  }, IDLE_SAVE_MS);
  try {
    child.report('following', {});
    for await (const changes of ahead) {
      if (leaving.aborted) break;
      await delivery.take(changes);
    }
  } finally {
    clearInterval(keeper);
    leaving.removeEventListener('abort', close);
    await stream.close();
  }
}
// #endregion

function open({ shape, settings, database }: Parts, place: Place, without: boolean) {
  const stages = [...(shape.pipeline ?? []), ...(without ? [WITHOUT_DOCUMENT] : [])];
  return database.collection(settings.collection).watch(stages, {
    ...(shape.lookUp && !without ? { fullDocument: 'updateLookup' } : {}),
    maxAwaitTimeMS: 1000,
    ...place,
  });
}

const WITHOUT_DOCUMENT = { $unset: ['fullDocument', 'updateDescription'] };

async function* itemsOf(
  parts: Parts,
  stream: ChangeStream,
  without: boolean,
): AsyncGenerator<Item> {
  let known: string | undefined;
  for await (const change of stream) {
    // It may have been made, or made anew, since the stream was opened: then it is ours as well.
    const uuid = uuidOfToken(change._id as ResumeToken);
    if (uuid !== undefined && uuid !== known) await parts.state.follows(uuid);
    known = uuid ?? known;
    const whole = without ? undefined : itemOf(change, parts.shape.toMessage(change));
    yield whole ?? (await itemWithout(parts, change));
    if (without) return;
  }
}

function itemOf(change: ChangeStreamDocument, message: Item['message']): Item {
  const ends = change.operationType === 'invalidate';
  return { token: change._id as ResumeToken, message, ends, bytes: bytesOf(message) };
}

/** Its document is read by itself, and only if a topic takes one of that size. */
async function itemWithout(parts: Parts, change: ChangeStreamDocument): Promise<Item> {
  const { shape, database, settings, publisher } = parts;
  if (!('documentKey' in change)) return itemOf(change, undefined);
  const size = { $bsonSize: '$$ROOT' };
  const small = { $cond: [{ $lte: [size, VALUE_BYTES_MAX] }, '$$ROOT', null] };
  const [found] = await database
    .collection(settings.collection)
    .aggregate<{ size: number; document: Document | null }>([
      { $match: { _id: change.documentKey._id } },
      { $project: { _id: 0, size, document: small } },
    ])
    .toArray();
  const whole = { ...change, fullDocument: found?.document ?? null } as ChangeStreamDocument;
  const leftOut = found && !found.document ? found.size : undefined;
  const message = shape.toMessage(whole, leftOut);
  // A shape that can make nothing of it must not make it vanish.
  if (!message && change.operationType !== 'delete') {
    const eventId = (change._id as ResumeToken)._data;
    const about = { key: String(change.documentKey._id), value: '', headers: { eventId } };
    await publisher.putAside(about, new RangeError(`a document of ${found?.size ?? 0} bytes`));
  }
  return itemOf(change, message);
}
