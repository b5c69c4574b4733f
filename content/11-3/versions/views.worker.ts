/**
 * Three views of the same orders, fed from the same topics by three groups of one process. All
 * three may read everything again, from the first record, as often as they are told to.
 */
import type { Consumer } from 'kafkajs';
import { LabError } from '#lib/errors.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { TOPICS, VIEWS, type View } from './names.ts';
import { readView } from './read-view.ts';

const child = startChild();
const { mongoUri, database, name, prefix } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, name, 24);
const db = mongo.db(database);
const joined = new Set<View>();

/** Ready when all of its groups have joined; a second joining is no news. */
const memberOf = (view: View) => ({
  ...child,
  ready() {
    joined.add(view);
    if (joined.size === VIEWS.length) child.ready();
  },
});

const consumers: readonly Consumer[] = await Promise.all(
  VIEWS.map((view) => readView(memberOf(view), db, view)),
);

// #region replay
/** The records are still there: the bookmark goes back, and they are read once more. */
async function replay(): Promise<void> {
  const first = { topic: prefix + TOPICS.ordered, partition: 0, offset: '0' };
  for (const consumer of consumers) {
    await consumer.commitOffsets([first]);
    consumer.seek(first);
  }
}
// #endregion

child.answer({
  async replay() {
    if (joined.size < VIEWS.length) throw new LabError('still-working', { retriable: true });
    await replay();
  },
});
