/**
 * Measures how many keys change their partition when a topic grows: the same keys are sent to a
 * real topic before and after partitions are added, and the partition of each is read back from
 * the broker. What it finds is one document.
 */
import { z } from 'zod';
import { LabError } from '#lib/errors.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { growTopic } from '#lib/kafka/grow-topic.ts';
import { readPartition } from '#lib/kafka/read.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { startChild } from '#lib/process/child.ts';
import { CUSTOMERS } from '../../shop/events.ts';

const BATCH_MAX = 1000;

const input = z.object({
  keys: z.number().int().positive(),
  from: z.number().int().positive(),
  to: z.number().int().positive(),
});

const child = startChild();
const { prefix, kafka: connection, database, mongoUri } = child.settings;
const mongo = await connectMongo({ uri: mongoUri }, 'key-meter', 2);
const moves = mongo.db(database).collection<{ _id: number }>('key_moves');
const kafka = connectKafka(connection, 'key-meter');
const admin = kafka.admin();
let busy = false;
await admin.connect();

// #region measure
async function measure({ keys, from, to }: z.infer<typeof input>): Promise<void> {
  const number = (await moves.countDocuments()) + 1;
  const topic = `${prefix}pengukuran-${number}`;
  const all = Array.from({ length: keys }, (_, n) => CUSTOMERS[n] ?? `pembeli-${n}`);
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: from }] });
  try {
    await send(topic, all);
    const before = await placesOf(topic);
    const ends = await endsOf(topic);
    await growTopic(admin, topic, to);
    await send(topic, all);
    const after = await placesOf(topic, ends);
    const moved = all.filter((key) => before.get(key) !== after.get(key));
    const cast = CUSTOMERS.map((key) => ({ key, from: before.get(key), to: after.get(key) }));
    const counts = [before.size, after.size];
    if (counts.some((count) => count !== keys)) throw new Error(`keys read back: ${counts}`);
    await moves.insertOne({
      _id: number,
      ...{ keys, from, to, moved: moved.length, cast },
      ...{ before: sharesOf(before, from), after: sharesOf(after, to) },
    });
  } finally {
    await admin.deleteTopics({ topics: [topic] });
  }
}
// #endregion

/** With a client of its own, which knows the partitions there are now. */
async function send(topic: string, keys: readonly string[]): Promise<void> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    for (let sent = 0; sent < keys.length; sent += BATCH_MAX) {
      const messages = keys.slice(sent, sent + BATCH_MAX).map((key) => ({ key, value: '' }));
      await producer.send({ topic, acks: -1, messages });
    }
  } finally {
    await producer.disconnect();
  }
}

async function endsOf(topic: string): Promise<ReadonlyMap<number, number>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, high }) => [partition, Number(high)]));
}

/** Key → the partition in which it stands, from the given offsets on. */
async function placesOf(
  topic: string,
  low: ReadonlyMap<number, number> = new Map(),
): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  for (const [partition, end] of await endsOf(topic)) {
    const range = { low: low.get(partition) ?? 0, end };
    for (const { key } of await readPartition(connection, topic, partition, range)) {
      if (key !== null) places.set(key, partition);
    }
  }
  return places;
}

function sharesOf(places: ReadonlyMap<string, number>, partitions: number): number[] {
  const shares = Array.from({ length: partitions }, () => 0);
  for (const partition of places.values()) shares[partition] = (shares[partition] ?? 0) + 1;
  return shares;
}

child.answer({
  // Accepted at once: the measurement takes as long as the broker does, and ends in a document.
  measure: async (raw) => {
    if (busy) throw new LabError('still-working', { retriable: true });
    const asked = input.parse(raw);
    busy = true;
    child.report('measuring', { keys: asked.keys });
    measure(asked)
      .then(() => child.report('measured', {}))
      .catch((error) => {
        console.error(error);
        child.report('not-measured', {});
      })
      .finally(() => {
        busy = false;
      });
  },
});
child.onStop(async () => {
  await admin.disconnect();
  await mongo.close();
});
child.ready();
