/** A hand on the log: it sends records once more that are there already, and plays dead letters again. */
import { z } from 'zod';
import type { LogRecord } from '#lib/events.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { startChild } from '#lib/process/child.ts';
import { randomOf, seedFor } from '#lib/random.ts';
import { openReplayer } from '../../shop/dead-letter.ts';
import { DLQ, ORDERS, REPLAY_GROUP } from './names.ts';
import { readTail } from './read-tail.ts';

const wish = z.strictObject({
  night: z.int().positive(),
  count: z.int().positive(),
  seed: z.int(),
});

const child = startChild();
const { kafka, name, prefix } = child.settings;
const producer = connectKafka(kafka, name).producer({
  allowAutoTopicCreation: false,
  maxInFlightRequests: 1,
});
await producer.connect();
const replayer = await openReplayer(kafka, name, producer, {
  ...{ letters: prefix + DLQ, told: DLQ, to: prefix + ORDERS },
  groupId: prefix + REPLAY_GROUP,
});

// #region duplicate
/** With all their headers, so with their event ids: as a producer does that heard no ack. */
async function duplicate(raw: unknown): Promise<{ sent: number }> {
  const { night, count, seed } = wish.parse(raw);
  const records = await readTail(kafka, prefix + ORDERS, night);
  const chosen = randomOf(seedFor(seed, `duplicates-${records.length}`)).shuffle(records);
  const messages = chosen.slice(0, count).map(toMessage);
  if (messages.length > 0) await producer.send({ topic: prefix + ORDERS, acks: -1, messages });
  return { sent: messages.length };
}
// #endregion

const toMessage = ({ key, value, headers }: LogRecord) => ({
  ...{ key, value },
  headers: { ...headers },
});

child.answer({ duplicate, replay: async () => ({ sent: await replayer.replay() }) });
child.onStop(async () => {
  await Promise.all([producer.disconnect(), replayer[Symbol.asyncDispose]()]);
});
child.ready();
