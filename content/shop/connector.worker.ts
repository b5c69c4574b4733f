/**
 * A connector: follows the changes of one collection and publishes each as one record. Its place is
 * in the database and the events are in Kafka, so each event is two writes that no transaction spans;
 * which of them comes first decides what a death between them costs.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeStreamDocument } from 'mongodb';
import { engineAway } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { openCdcState, type Place, type ResumeToken, timeText } from './cdc-state.ts';
import { type ChangeMessage, copyMessage, toMessage } from './change-message.ts';
import { keepRun } from './connector-run.ts';
import { connectorSettings } from './connector-settings.ts';
import { refusalOf, requireOwnToken } from './token-refusal.ts';

/** Between two tries, when broker or database are away, ms. */
const RETRY_MS = 250;
/** A quiet collection's place is pushed out of the oplog by the writes of others: saved anew, ms. */
const IDLE_SAVE_MS = 10_000;
/** Documents of one copied batch; together far below what a topic takes. */
const COPY_BATCH = 50;

const child = startChild();
const settings = connectorSettings.parse(child.settings.program);
const { collection, save, every } = settings;
const topic = child.settings.prefix + settings.topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 4);
const database = mongo.db(child.settings.database);
const state = openCdcState(database, settings.connector);
const run = await keepRun(database, settings);
const producer = connectKafka(child.settings.kafka, child.settings.name).producer({
  allowAutoTopicCreation: false,
});

const stopping = new AbortController();
let closeStream = () => Promise.resolve();
/** Behind the last event that was published: where to go on within this life. */
let place: Place | null = null;
let published = 0;
let unsaved = 0;
let busy = false;
let dieAfter = settings.dieAfter;
let isConnected = false;

/** A crash point is armed from the start; it takes effect from here on. */
const due = () => dieAfter !== null && published >= dieAfter;

// #region deliver
async function deliver(message: ChangeMessage, token: ResumeToken): Promise<void> {
  if (save === 'before') {
    await state.saveToken(token);
    if (due()) await child.crashPoint('token-saved');
    await publish([message]);
    return;
  }
  await publish([message]);
  if (due()) await child.crashPoint('published');
  unsaved += 1;
  if (unsaved < every) return;
  await state.saveToken(token);
  unsaved = 0;
}
// #endregion

/** Returns once the broker has them. Tried again for as long as it takes: what comes next waits. */
async function publish(messages: ChangeMessage[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await producer.send({
        topic,
        acks: -1,
        messages: messages.map(({ headers, ...rest }) => ({ ...rest, headers: { ...headers } })),
      });
      return;
    } catch (error) {
      stopping.signal.throwIfAborted();
      child.report('waiting', { for: 'kafka', tries, error: String(error) });
      await pause(RETRY_MS);
    }
  }
}

// #region follow
async function follow(): Promise<void> {
  await requireOwnToken(database, collection, state, place);
  const stream = database.collection(collection).watch([], {
    fullDocument: 'updateLookup',
    maxAwaitTimeMS: 1000,
    ...place,
  });
  closeStream = () => stream.close();
  const keeper = setInterval(() => saveWhenIdle(stream.resumeToken), IDLE_SAVE_MS);
  try {
    child.report('following', {});
    for await (const change of stream) await take(change);
  } finally {
    clearInterval(keeper);
    await stream.close();
  }
}
// #endregion

async function take(change: ChangeStreamDocument): Promise<void> {
  const token = change._id as ResumeToken;
  const message = toMessage(change, Date.now());
  busy = true;
  try {
    if (message) await deliver(message, token);
    // A collection that was dropped ends this stream; behind the token of its end the next begins.
    else await state.saveToken(token);
    place = { startAfter: token };
    if (message) published += 1;
  } finally {
    busy = false;
  }
}

function saveWhenIdle(token: unknown): void {
  const known = place && 'startAfter' in place ? place.startAfter._data : undefined;
  if (busy || stopping.signal.aborted || !isToken(token)) return;
  if (token._data === known && unsaved === 0) return;
  place = { startAfter: token };
  unsaved = 0;
  // Not saved this time is saved the next: nothing is lost by an older place.
  state.saveToken(token).catch((error) => console.error(error));
}

const isToken = (token: unknown): token is ResumeToken =>
  typeof token === 'object' && token !== null && '_data' in token;

async function clusterTime() {
  return (await database.command({ ping: 1 })).operationTime;
}

// #region copy
/** Note the position first: what is written while the copy is made then comes by the stream. */
async function noteThenCopy(): Promise<Place> {
  const startAtOperationTime = await clusterTime();
  await state.notePosition(startAtOperationTime, true);
  await copy(timeText(startAtOperationTime));
  await state.notePosition(startAtOperationTime, false);
  return { startAtOperationTime };
}

/** The mistake: whatever changed between the first document read and now is in neither. */
async function copyThenNow(): Promise<Place> {
  await copy(timeText(await clusterTime()));
  const startAtOperationTime = await clusterTime();
  await state.notePosition(startAtOperationTime, false);
  return { startAtOperationTime };
}
// #endregion

async function copy(position: string): Promise<void> {
  const source = database.collection(collection);
  const batches = Math.ceil((await source.estimatedDocumentCount()) / COPY_BATCH);
  let copied = 0;
  let batch: ChangeMessage[] = [];
  const flush = async () => {
    await publish(batch);
    copied += batch.length;
    batch = [];
    child.report('copying', { copied });
    await pause(settings.copyMs / Math.max(1, batches));
  };
  for await (const document of source.find({}, { batchSize: COPY_BATCH })) {
    stopping.signal.throwIfAborted();
    batch.push(copyMessage(collection, document, position));
    if (batch.length === COPY_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await run.copied(copied);
}

/** Where this life begins. Without any place it is here and now, and that is written down. */
async function begin(): Promise<Place> {
  if (settings.start === 'copy-then-now') return run.from('copy', await copyThenNow());
  const { place: saved, copying } = await state.read();
  // Killed in the midst of a copy: what stands in the topic is a part, so it is begun anew.
  if (settings.start === 'note-then-copy' || copying) return run.from('copy', await noteThenCopy());
  if (saved) return run.from('startAfter' in saved ? 'token' : 'position', saved);
  const startAtOperationTime = await clusterTime();
  await state.notePosition(startAtOperationTime, false);
  return run.from('now', { startAtOperationTime });
}

/** Until somebody says stop: an engine that was away is come back to, a refused token is not. */
async function work(): Promise<void> {
  while (!stopping.signal.aborted) {
    try {
      await connected();
      place ??= await begin();
      child.ready();
      await follow();
    } catch (error) {
      if (stopping.signal.aborted) return;
      const refusal = refusalOf(error);
      if (refusal) {
        await run.refused(refusal);
        // A status of its own: whoever would start it again has to decide something first.
        process.exit(2);
      }
      child.report('waiting', { for: awaited(error), tries: 1, error: String(error) });
      await pause(RETRY_MS);
    }
  }
}

async function connected(): Promise<void> {
  if (isConnected) return;
  await producer.connect();
  isConnected = true;
}

const awaited = (error: unknown) => (engineAway(error) === 'kafka-away' ? 'kafka' : 'mongo');

child.answer({
  /** Answers as soon as it is at work. */
  hello: async () => ({ published }),
  die: async () => {
    dieAfter = published;
  },
});
const working = work();
child.onStop(async () => {
  stopping.abort();
  await closeStream();
  await working;
  // A goodbye leaves no tail: what was published is behind the token.
  if (place && 'startAfter' in place) await state.saveToken(place.startAfter);
  await run.left();
  await producer.disconnect();
  await mongo.close();
});
