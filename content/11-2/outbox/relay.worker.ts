/**
 * The smallest honest courier of the outbox: sends what is not marked yet, then marks it. Dead in
 * between, it sends the same events again, under the same eventIds.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { type OutboxEvent, toMessage } from '../../shop/outbox.ts';

/** Between two looks, ms: an idle relay costs four finds a second. */
const LOOK_EVERY_MS = 250;
/** Events of one send. */
const BATCH_MAX = 50;

const child = startChild();
const topic =
  child.settings.prefix + z.object({ topic: z.string() }).parse(child.settings.program).topic;
const mongo = await connectMongo({ uri: child.settings.mongoUri }, child.settings.name, 2);
const outbox = mongo.db(child.settings.database).collection<OutboxEvent>('outbox');
const producer = connectKafka(child.settings.kafka, child.settings.name).producer({
  allowAutoTopicCreation: false,
});
await producer.connect();
const leaving = new AbortController();

// #region relay
async function sendWaiting(): Promise<number> {
  const waiting = await outbox
    .find({ publishedAt: { $exists: false } })
    .sort({ occurredAt: 1 })
    .limit(BATCH_MAX)
    .toArray();
  if (waiting.length === 0) return 0;
  await producer.send({ topic, acks: -1, messages: waiting.map(toMessage) });
  await child.crashPoint('after-publish');
  const sent = waiting.map(({ _id }) => _id);
  await outbox.updateMany({ _id: { $in: sent } }, { $set: { publishedAt: new Date() } });
  return sent.length;
}
// #endregion

async function run(): Promise<void> {
  while (!leaving.signal.aborted) {
    try {
      if ((await sendWaiting()) > 0) continue;
    } catch (error) {
      // Broker or database away: what is not marked is sent once both are back.
      console.error(error);
    }
    await pause(LOOK_EVERY_MS, undefined, { signal: leaving.signal }).catch(() => undefined);
  }
}

const running = run();
child.onStop(async () => {
  leaving.abort();
  await running;
  await producer.disconnect();
});
child.ready();
