/** Programs of the shop in a sandbox of the bench's own, started as the labs start them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kafka } from 'kafkajs';
import type { Db } from 'mongodb';
import { createBus } from '#lib/bus.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { connectMongo } from '#lib/mongo/client.ts';
import { createSupervisor, type SandboxChildren } from '#lib/process/supervisor.ts';
import { newSandboxId, type Scope, scopeOf } from '#lib/scope.ts';
import { workerBundle } from '#lib/stack/paths.ts';

const PROGRAMS_MAX = 8;
/** Connections of the writer: five hundred a second must not wait for one. */
const POOL = 20;

export interface Stack {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
}

export interface Shop extends AsyncDisposable {
  readonly scope: Scope;
  readonly kafka: Kafka;
  readonly db: Db;
  readonly children: SandboxChildren;
  /** One partition each; taken away at the end. */
  createTopics(topics: readonly string[]): Promise<void>;
}

export async function openShop({ brokers, mongoUri }: Stack): Promise<Shop> {
  const connection = { brokers, ssl: false };
  const scope = scopeOf({ sandbox: newSandboxId(), run: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'menara-bench-'));
  const supervisor = createSupervisor({
    ...{ bus: createBus(), bundle: workerBundle, max: PROGRAMS_MAX, maxSmall: 0 },
    settings: { kafka: connection, mongoUri },
    logFile: join(folder, 'workers.log'),
    warden: { watch: () => undefined, forget: () => undefined },
  });
  const kafka = connectKafka(connection, 'bench');
  const admin = kafka.admin();
  const mongo = await connectMongo({ uri: mongoUri }, 'bench', POOL);
  await admin.connect();
  const created: string[] = [];
  return {
    ...{ scope, kafka, db: mongo.db(scope.database) },
    children: supervisor.children(scope, PROGRAMS_MAX),
    async createTopics(topics) {
      const wanted = topics.map((topic) => ({ topic, numPartitions: 1 }));
      await admin.createTopics({ waitForLeaders: true, topics: wanted });
      created.push(...topics);
    },
    async [Symbol.asyncDispose]() {
      await supervisor[Symbol.asyncDispose]();
      if (created.length > 0) await admin.deleteTopics({ topics: created });
      await admin.disconnect();
      await mongo.db(scope.database).dropDatabase();
      await mongo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
