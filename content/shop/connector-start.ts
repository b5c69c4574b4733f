/** Where a life of a connector begins: behind its last place, here and now, or with a copy. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Db, Timestamp } from 'mongodb';
import { type Place, timeText, timeToCome } from './cdc-state.ts';
import type { ChangeMessage } from './change-message.ts';
import type { Parts } from './connector-parts.ts';

/** Documents of one copied batch; together far below what a topic takes. */
const COPY_BATCH = 50;

/** Without any place it is here and now, and that is written down. */
export async function begin(parts: Parts): Promise<Place> {
  const { settings, state, run, database } = parts;
  if (settings.start === 'copy-then-now') return run.from('copy', await copyThenNow(parts));
  const { place: saved, copying } = await state.read();
  // Killed in the midst of a copy: what stands in the topic is a part, so it is begun anew.
  if (settings.start === 'note-then-copy' || copying) {
    return run.from('copy', await noteThenCopy(parts));
  }
  if (saved && settings.start !== 'now') {
    return run.from('startAfter' in saved ? 'token' : 'position', saved);
  }
  const startAtOperationTime = await timeToCome(database);
  await state.notePosition(startAtOperationTime, false);
  return run.from('now', { startAtOperationTime });
}

// #region copy
/** Note the position first: what is written while the copy is made then comes by the stream. */
async function noteThenCopy(parts: Parts): Promise<Place> {
  const { state, database } = parts;
  const startAtOperationTime = await clusterTime(database);
  await state.notePosition(startAtOperationTime, true);
  await copy(parts, timeText(startAtOperationTime));
  await state.notePosition(startAtOperationTime, false);
  return { startAtOperationTime };
}

/** The mistake: whatever changed between the first document read and now is in neither. */
async function copyThenNow(parts: Parts): Promise<Place> {
  const { state, database } = parts;
  await copy(parts, timeText(await clusterTime(database)));
  const startAtOperationTime = await clusterTime(database);
  await state.notePosition(startAtOperationTime, false);
  return { startAtOperationTime };
}
// #endregion

async function copy(
  { child, settings, shape, database, run, publisher, leaving }: Parts,
  position: string,
): Promise<void> {
  const { collection, copyMs } = settings;
  const source = database.collection(collection);
  const batches = Math.ceil((await source.estimatedDocumentCount()) / COPY_BATCH);
  let copied = 0;
  let batch: ChangeMessage[] = [];
  const flush = async () => {
    await publisher.publish(batch);
    copied += batch.length;
    batch = [];
    child.report('copying', { copied });
    await pause(copyMs / Math.max(1, batches));
  };
  for await (const document of source.find({}, { batchSize: COPY_BATCH })) {
    leaving.throwIfAborted();
    batch.push(shape.ofDocument(document, collection, position));
    if (batch.length === COPY_BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  await run.copied(copied);
}

async function clusterTime(database: Db): Promise<Timestamp> {
  return (await database.command({ ping: 1 })).operationTime;
}
