/**
 * The relay that follows the database's own log: the change stream brings every row in the order of
 * the commits, and the token says how far. Without a usable token it stops and says so; to begin at
 * "now" instead would be to lose in silence what happened between.
 */
import { MongoServerError } from 'mongodb';
import { causeOf } from '../../shop/hopeless.ts';
import { openCarrier } from './carry.ts';
import type { OutboxRow } from './outbox.ts';

/** The oplog no longer holds the place, or the token is none of this stream's. */
const NO_WAY_BACK = [286, 280, 260, 50811];
/** The server answers as soon as there is a row, and else after this long, ms. */
const AWAIT_MS = 200;

const { child, outbox, state, publish, run, stopping } = await openCarrier();

// #region stream
const open = async () => {
  const place = await state.findOne({ _id: 'stream' });
  const from = place?.token ? { resumeAfter: place.token } : { startAtOperationTime: place?.since };
  const inserts = [{ $match: { operationType: 'insert' } }];
  return outbox.watch<OutboxRow>(inserts, { ...from, maxAwaitTimeMS: AWAIT_MS });
};

let stream = await open();

async function look(): Promise<number> {
  const event = await stream.tryNext();
  if (event?.operationType !== 'insert') return 0;
  const row = event.fullDocument;
  const offset = await publish(row);
  if (offset !== null) await child.crashPoint('published-not-marked');
  const place = { token: event._id, last: row._id, ...(offset === null ? {} : { offset }) };
  await state.updateOne({ _id: 'stream' }, { $set: place });
  return 1;
}
// #endregion

/** Whatever went wrong, the stream is opened anew at the token: what was not marked comes again. */
async function lookOrReopen(): Promise<number> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof MongoServerError && NO_WAY_BACK.includes(Number(error.code))) {
      await state.updateOne({ _id: 'stream' }, { $set: { lost: causeOf(error) } });
      console.error(error);
      process.exit(1);
    }
    if (stopping()) return 0;
    await stream.close();
    stream = await open();
    throw error;
  }
}

await run(lookOrReopen, 0);
