/**
 * From a commit in MongoDB to its record in Kafka, through the connector of the shop: the very
 * program, started as the labs start it, with the token saved after each publish. The clock runs
 * from the database's answer to a write until a plain consumer has the record in hand.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createBus } from '#lib/bus.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { createSupervisor } from '#lib/process/supervisor.ts';
import { newSandboxId, scopeOf } from '#lib/scope.ts';
import { workerBundle } from '#lib/stack/paths.ts';

const TOPIC = 'pesanan';
const COLLECTION = 'orders';
/** Where everything came through; longer than any figure that means something, ms. */
const ARRIVED_WITHIN_MS = 60_000;

export const PACES = [
  { perSecond: 10, commits: 60 },
  { perSecond: 500, commits: 1500 },
] as const;

interface Stack {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
}

/** By pace, ms from commit to record. */
export async function measureConnector({ brokers, mongoUri }: Stack): Promise<number[][]> {
  const kafka = { brokers, ssl: false };
  const folder = await mkdtemp(join(tmpdir(), 'menara-bench-'));
  const scope = scopeOf({ sandbox: newSandboxId(), run: 1 });
  const topic = scope.topic(TOPIC);
  const bus = createBus();
  const supervisor = createSupervisor({
    ...{ bus, bundle: workerBundle, max: 1, maxSmall: 0, settings: { kafka, mongoUri } },
    logFile: join(folder, 'workers.log'),
    warden: { watch: () => undefined, forget: () => undefined },
  });
  const client = connectKafka(kafka, 'bench');
  const admin = client.admin();
  const consumer = client.consumer({ groupId: scope.group('bench'), maxWaitTimeInMs: 100 });
  const mongo = await connectMongo({ uri: mongoUri }, 'bench', 20);
  const orders = mongo.db(scope.database).collection<{ _id: string }>(COLLECTION);
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
    const seen = new Map<string, number>();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const key = message.key?.toString() ?? '';
        if (!seen.has(key)) seen.set(key, performance.now());
      },
    });
    const children = supervisor.children(scope, 1);
    children.start({
      ...{ name: 'connector', program: 'content/shop/connector.worker.ts' },
      settings: {
        ...{ connector: 'bench', collection: COLLECTION, topic: TOPIC, save: 'after', every: 1 },
        ...{ start: 'saved', copyMs: 0, dieAfter: null },
      },
    });
    const write = async (id: string) => {
      await orders.insertOne({ _id: id });
      return performance.now();
    };
    // Until its first record, the connector was still starting, and the consumer joining.
    for (let n = 0; seen.size === 0; n += 1) {
      await write(`warm-${n}`);
      await pause(250);
      if (n * 250 > ARRIVED_WITHIN_MS) throw new Error('the connector published nothing');
    }
    const figures: number[][] = [];
    for (const pace of PACES) figures.push(await atPace(pace, write, seen));
    return figures;
  } finally {
    await supervisor[Symbol.asyncDispose]();
    await consumer.disconnect();
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
    await mongo.db(scope.database).dropDatabase();
    await mongo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param write commits one document; resolves with when the database had answered */
async function atPace(
  { perSecond, commits }: (typeof PACES)[number],
  write: (id: string) => Promise<number>,
  seen: ReadonlyMap<string, number>,
): Promise<number[]> {
  const began = performance.now();
  const committed = await Promise.all(
    Array.from({ length: commits }, async (_, n) => {
      await pause(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
      const id = `${perSecond}-${n}`;
      return { id, at: await write(id) };
    }),
  );
  const until = performance.now() + ARRIVED_WITHIN_MS;
  while (committed.some(({ id }) => !seen.has(id)) && performance.now() < until) await pause(50);
  // Where the record was there before the database's own answer, nobody waited.
  return committed.map(({ id, at }) => Math.max(0, (seen.get(id) ?? Number.NaN) - at));
}
