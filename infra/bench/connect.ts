/** A Kafka Connect worker of one process with Debezium's connectors in it, as the bench needs them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { NICENESS } from '#lib/process/environment.ts';
import { findJava } from '#lib/stack/java.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { startWarden } from '#lib/stack/warden.ts';
import type { ConnectFiles } from './connect-files.ts';
import type { Stack } from './shop.ts';

/** Away from everything else that the bench starts. */
const REST_PORT = 3570;
const UP_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 10_000;

/** One connector of Debezium. */
export interface Watching {
  /** Also the prefix of its topics. */
  readonly name: string;
  readonly database: string;
  readonly collection: string;
  /** Between two looks into its own queue, ms; undefined: as Debezium comes, which is 500. */
  readonly pollMs?: number;
  /** Rows of an outbox: its event router makes records for this topic of them. */
  readonly outboxTopic?: string;
}

/** As Debezium names it: every collection has a topic of its own. */
export const topicOf = ({ name, database, collection, outboxTopic }: Watching): string =>
  outboxTopic ?? `${name}.${database}.${collection}`;

export interface Connect extends AsyncDisposable {
  readonly log: string;
}

/** Resolves once each of the connectors and its task say that they run. */
export async function startConnect(
  files: ConnectFiles,
  { brokers, mongoUri }: Stack,
  watching: readonly Watching[],
): Promise<Connect> {
  const folder = await mkdtemp(join(tmpdir(), 'menara-connect-'));
  const port = await freePort(REST_PORT);
  const source = await replicaSetOf(mongoUri);
  const worker = await write(folder, 'worker', {
    'bootstrap.servers': brokers.join(','),
    'key.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'key.converter.schemas.enable': 'false',
    'value.converter.schemas.enable': 'false',
    'offset.storage.file.filename': join(folder, 'offsets'),
    'plugin.path': files.plugins,
    listeners: `HTTP://127.0.0.1:${port}`,
  });
  const connectors = await Promise.all(
    watching.map((one) => write(folder, one.name, settingsOf(one, source))),
  );
  const log = join(repoRoot(), '.menara', 'bench', 'connect.log');
  const warden = startWarden();
  const { command } = await findJava(process.env);
  const main = 'org.apache.kafka.connect.cli.ConnectStandalone';
  const args = ['-Xmx512m', '-cp', files.classpath, main, worker, ...connectors];
  const java = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out = createWriteStream(log);
  java.stdout.pipe(out, { end: false });
  java.stderr.pipe(out, { end: false });
  if (java.pid !== undefined) {
    warden.watch(java.pid);
    // Ours run as the labs start them, behind the server: so does theirs.
    setPriority(java.pid, NICENESS);
  }
  const connect = {
    log,
    async [Symbol.asyncDispose]() {
      await end(java);
      await warden[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    for (const { name } of watching) await untilRunning(java, port, name, log);
    return connect;
  } catch (error) {
    await connect[Symbol.asyncDispose]();
    throw error;
  }
}

function settingsOf(
  { name, database, collection, pollMs, outboxTopic }: Watching,
  source: string,
): Record<string, string> {
  return {
    name,
    'connector.class': 'io.debezium.connector.mongodb.MongoDbConnector',
    'tasks.max': '1',
    'mongodb.connection.string': source,
    'topic.prefix': name,
    'collection.include.list': `${database}.${collection}`,
    'snapshot.mode': 'no_data',
    ...(pollMs === undefined ? {} : { 'poll.interval.ms': String(pollMs) }),
    ...(outboxTopic === undefined ? {} : routed(outboxTopic)),
  };
}

const routed = (topic: string): Record<string, string> => ({
  transforms: 'outbox',
  'transforms.outbox.type': 'io.debezium.connector.mongodb.transforms.outbox.MongoEventRouter',
  'transforms.outbox.route.topic.replacement': topic,
});

async function write(
  folder: string,
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const file = join(folder, `${name}.properties`);
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

/** Debezium asks for a replica set by its name, whatever the bench itself connects with. */
async function replicaSetOf(mongoUri: string): Promise<string> {
  const client = new MongoClient(mongoUri);
  try {
    const { hosts, setName } = await client.db('admin').command({ hello: 1 });
    return `mongodb://${(hosts as string[]).join(',')}/?replicaSet=${setName}`;
  } finally {
    await client.close();
  }
}

interface Status {
  readonly connector?: { readonly state: string };
  readonly tasks?: readonly { readonly state: string }[];
}

async function untilRunning(
  java: ChildProcess,
  port: number,
  name: string,
  log: string,
): Promise<void> {
  const until = Date.now() + UP_WITHIN_MS;
  for (;;) {
    if (java.exitCode !== null) throw new Error(`Kafka Connect ended, see ${log}`);
    const answer = await fetch(`http://127.0.0.1:${port}/connectors/${name}/status`).catch(
      () => null,
    );
    const { connector, tasks = [] } = answer?.ok ? ((await answer.json()) as Status) : {};
    const states = [connector?.state, ...tasks.map(({ state }) => state)];
    if (states.includes('FAILED')) throw new Error(`${name} failed, see ${log}`);
    if (tasks.length > 0 && states.every((state) => state === 'RUNNING')) return;
    if (Date.now() > until) throw new Error(`${name} does not run, see ${log}`);
    await pause(250);
  }
}

async function end(java: ChildProcess): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const gone = once(java, 'close');
  java.kill('SIGTERM');
  const late = setTimeout(() => java.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(late);
}
