/**
 * Brings Kafka and MongoDB: those the environment names, or our own, fetched and started here.
 * Order: settings, lock, warden, leftovers, program files, engines. Whatever was started before a
 * failure is ended again. Read `engine.ts` for how they are kept running.
 */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { classArchive } from './class-archive.ts';
import { Crew } from './crew.ts';
import type { EngineState } from './engine.ts';
import { StackError } from './errors.ts';
import { findJava } from './java.ts';
import { kafkaLogDir, planKafka } from './kafka.ts';
import { findKafka } from './kafka-files.ts';
import { endLeftovers } from './leftovers.ts';
import { takeLock, waitForLock } from './lock.ts';
import { mongoUri, planMongod } from './mongod.ts';
import { findMongod } from './mongod-files.ts';
import type { Environment } from './paths.ts';
import { downloadsFolder, foldersOf, type HomeFolders } from './paths.ts';
import { freePort, isFree } from './ports.ts';
import { type Progress, stopwatch } from './progress.ts';
import { type KafkaConnection, readSettings } from './settings.ts';
import type { FetchContext } from './sources.ts';
import { startWarden, type Warden } from './warden.ts';

export type { EngineState } from './engine.ts';
export { StackError } from './errors.ts';
export type { KafkaConnection } from './settings.ts';
export type { Warden } from './warden.ts';

export interface Stack extends AsyncDisposable {
  kafka: KafkaConnection;
  mongo: { uri: string };
  embedded: { kafka: boolean; mongo: boolean };
  /** Where our broker keeps its segments; absent for a cluster that is not ours. */
  logDir?: string;
  warden: Warden;
  engines(): EngineState[];
  onChange(listener: (states: EngineState[]) => void): () => void;
}

export interface StackOptions {
  home: string;
  downloads?: string;
  env: Environment;
  progress: Progress;
}

const PORT_TRIES = 3;

export async function startStack(options: StackOptions): Promise<Stack> {
  const settings = readSettings(options.env);
  const folders = foldersOf(options.home);
  for (const folder of [folders.run, folders.logs, folders.data]) {
    await mkdir(folder, { recursive: true });
  }
  const lock = await takeLock(join(folders.run, 'menara.lock'));
  const warden = startWarden();
  const crew = new Crew(warden);
  const addresses = join(folders.run, 'stack.json');
  const stop = once(async () => {
    await rm(addresses, { force: true });
    await crew.stop();
    await warden[Symbol.asyncDispose]();
    await lock[Symbol.asyncDispose]();
  });
  try {
    await endLeftovers(folders.run, options.progress);
    const context = fetchContext(options, folders, warden);
    const [kafka, mongo] = await settleBoth(
      settings.kafka ?? startKafka(settings.kafkaPort, context, folders, crew, warden),
      settings.mongo ?? startMongod(settings.mongodPort, context, folders, crew),
    );
    const found = {
      kafka,
      mongo,
      embedded: { kafka: !settings.kafka, mongo: !settings.mongo },
      ...(!settings.kafka && { logDir: kafkaLogDir(folders) }),
    };
    // For tools and tests beside us; without the passwords of a cluster that is not ours.
    const { brokers } = kafka;
    const uri = settings.mongo ? undefined : mongo.uri;
    await writeFile(addresses, JSON.stringify({ ...found, kafka: { brokers }, mongo: { uri } }));
    return {
      ...found,
      warden,
      engines: () => crew.states(),
      onChange: (listener) => crew.onChange(listener),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function fetchContext(options: StackOptions, folders: HomeFolders, warden: Warden): FetchContext {
  return {
    downloads: options.downloads ?? downloadsFolder(options.env),
    logs: folders.logs,
    env: options.env,
    progress: options.progress,
    watch: (pid) => warden.watch(pid),
  };
}

async function startKafka(
  preferred: number,
  context: FetchContext,
  folders: HomeFolders,
  crew: Crew,
  warden: Warden,
): Promise<KafkaConnection> {
  const java = await findJava(context.env);
  const files = await inTurn('kafka', context, findKafka);
  const archive = classArchive(files, java);
  const label = `kafka ${files.version}`;
  const port = await onFreePort(label, preferred, context.progress, async (broker) => {
    const controller = await freePort(broker + 1);
    const plan = await planKafka(files, java, { broker, controller }, folders, archive.flags);
    await crew.start(plan);
  });
  crew.add(archive.prepare(warden));
  return { brokers: [`127.0.0.1:${port}`], ssl: false };
}

async function startMongod(
  preferred: number,
  context: FetchContext,
  folders: HomeFolders,
  crew: Crew,
): Promise<{ uri: string }> {
  const files = await inTurn('mongod', context, findMongod);
  const label = `mongod ${files.version}`;
  const port = await onFreePort(label, preferred, context.progress, async (free) => {
    await crew.start(await planMongod(files, free, folders));
  });
  return { uri: mongoUri(port) };
}

/** Downloads are shared by all homes of a clone: one fetches, the others wait and find. */
async function inTurn<Files>(
  what: string,
  context: FetchContext,
  find: (context: FetchContext) => Promise<Files>,
): Promise<Files> {
  const lock = await waitForLock(join(context.downloads, `${what}.lock`), () => {
    context.progress(`${what}: another start is fetching it, waiting`);
  });
  try {
    return await find(context);
  } finally {
    await lock[Symbol.asyncDispose]();
  }
}

/** A port can be taken between our look and the engine's: then the next one is tried. */
async function onFreePort(
  label: string,
  preferred: number,
  progress: Progress,
  start: (port: number) => Promise<void>,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const seconds = stopwatch();
    const port = await freePort(preferred);
    if (port !== preferred) progress(`${label}: port ${preferred} is in use, taking ${port}`);
    try {
      await start(port);
      progress(`${label}: ready on 127.0.0.1:${port} in ${seconds()}`);
      return port;
    } catch (error) {
      const lost = error instanceof StackError && error.code === 'engine-failed';
      if (!lost || attempt === PORT_TRIES || (await isFree(port))) throw error;
    }
  }
}

/** Waits for both even when one fails: nothing may still be starting while we clean up. */
async function settleBoth<A, B>(a: A | Promise<A>, b: B | Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
