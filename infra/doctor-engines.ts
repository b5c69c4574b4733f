/** Kafka and MongoDB: here already, to be fetched at the first start, or not to be had. */
import { connect } from 'node:net';
import { MongoClient } from 'mongodb';
import { findFaults } from '#lib/stack/checksum.ts';
import { isReachable } from '#lib/stack/download.ts';
import { ARCHIVE_SITE, cachedArchive } from '#lib/stack/kafka-archive.ts';
import { jarFolder, pinnedJars } from '#lib/stack/kafka-files.ts';
import { onPath } from '#lib/stack/mongod-files.ts';
import { cachedOfficial, officialUrl } from '#lib/stack/mongod-official.ts';
import { type MongodFiles, usable } from '#lib/stack/mongod-program.ts';
import { cachedWheel, WHEEL_PACKAGE, wheelFits } from '#lib/stack/mongod-wheel.ts';
import { downloadsFolder, type Environment } from '#lib/stack/paths.ts';
import { run } from '#lib/stack/run.ts';
import type { StackSettings } from '#lib/stack/settings.ts';
import { type FetchContext, KAFKA_VERSION, MONGOD_VERSION } from '#lib/stack/sources.ts';
import type { Finding } from './finding.ts';

const CONNECT_DEADLINE_MS = 3000;
const ASK_DEADLINE_MS = 20_000;

export async function lookAtEngines(env: Environment, settings: StackSettings): Promise<Finding[]> {
  return Promise.all([
    settings.kafka ? lookAtCluster(settings.kafka.brokers) : lookForKafka(env),
    settings.mongo ? lookAtDatabase(settings.mongo.uri) : lookForMongod(env),
  ]);
}

async function lookAtCluster(brokers: string[]): Promise<Finding> {
  const silent: string[] = [];
  for (const broker of brokers) if (!(await accepts(broker))) silent.push(broker);
  const name = 'kafka';
  if (silent.length < brokers.length) {
    const rest = silent.length > 0 ? `; no answer from ${silent.join(', ')}` : '';
    return { name, level: silent.length > 0 ? 'note' : 'ok', says: `KAFKA_BROKERS answers${rest}` };
  }
  const says = `no answer from ${silent.join(', ')}`;
  return { name, level: 'fault', says, remedy: 'start that cluster, or unset KAFKA_BROKERS.' };
}

function accepts(broker: string): Promise<boolean> {
  const at = broker.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect(Number(broker.slice(at + 1)), broker.slice(0, at));
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(CONNECT_DEADLINE_MS, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

async function lookAtDatabase(uri: string): Promise<Finding> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: CONNECT_DEADLINE_MS });
  const name = 'mongod';
  try {
    const admin = client.db('admin');
    const { version } = await admin.command({ buildInfo: 1 });
    const { setName } = await admin.command({ hello: 1 });
    if (setName)
      return { name, level: 'ok', says: `MONGODB_URI answers: ${version}, set ${setName}` };
    const remedy = 'start it with --replSet and call rs.initiate(): change streams need an oplog.';
    return { name, level: 'fault', says: `${version} is not a replica set`, remedy };
  } catch (error) {
    const remedy = 'start that database, or unset MONGODB_URI.';
    return { name, level: 'fault', says: (error as Error).message, remedy };
  } finally {
    await client.close();
  }
}

async function lookForKafka(env: Environment): Promise<Finding> {
  const name = 'kafka';
  if (env.KAFKA_HOME) return { name, level: 'ok', says: `KAFKA_HOME is ${env.KAFKA_HOME}` };
  const downloads = downloadsFolder(env);
  const faults = await findFaults(jarFolder(downloads), await pinnedJars());
  if (faults.length === 0) return { name, level: 'ok', says: `${KAFKA_VERSION}, checksums agree` };
  if (await cachedArchive(downloads))
    return { name, level: 'ok', says: `${KAFKA_VERSION}, archive` };
  const maven = await run('mvn', ['-v'], { deadlineMs: ASK_DEADLINE_MS, env });
  if (maven.code === 0) {
    return { name, level: 'note', says: `${KAFKA_VERSION} comes through Maven at the first start` };
  }
  const site = env.MENARA_KAFKA_ARCHIVE ?? ARCHIVE_SITE;
  if (await isReachable(site)) {
    return { name, level: 'note', says: `${KAFKA_VERSION} comes from ${new URL(site).host}` };
  }
  return {
    name,
    level: 'fault',
    says: `not here; no Maven, and ${new URL(site).host} can't be reached`,
    remedy: 'install Maven, or set KAFKA_HOME to an unpacked Kafka, or KAFKA_BROKERS to a cluster.',
  };
}

async function lookForMongod(env: Environment): Promise<Finding> {
  const name = 'mongod';
  const context = lookingContext(env);
  const sources = env.MONGOD
    ? [() => usable(env.MONGOD ?? '', 'MONGOD', env)]
    : [onPath, cachedOfficial, cachedWheel];
  for (const source of sources) {
    const found = await source(context);
    if (typeof found === 'object') return { name, level: 'ok', says: sayOf(found) };
    if (env.MONGOD) {
      const remedy = 'correct MONGOD, or unset it.';
      return { name, level: 'fault', says: String(found), remedy };
    }
  }
  const url = await officialUrl();
  if (await isReachable(url)) {
    return { name, level: 'note', says: `${MONGOD_VERSION} comes from ${new URL(url).host}` };
  }
  const pip = await run('python3', ['-m', 'pip', '--version'], {
    deadlineMs: ASK_DEADLINE_MS,
    env,
  });
  if (wheelFits() && pip.code === 0) {
    return { name, level: 'note', says: `comes as the Python package ${WHEEL_PACKAGE}` };
  }
  return {
    name,
    level: 'fault',
    says: `not here, and ${new URL(url).host} can't be reached`,
    remedy: 'install mongod 6.0 or newer, or name one with MONGOD, or set MONGODB_URI.',
  };
}

function sayOf(files: MongodFiles): string {
  const old = files.source === 'wheel' ? '; old, so it listens on this machine only' : '';
  return `${files.version} (${files.command}${old})`;
}

/** Sources that only look write no line and start nothing. */
function lookingContext(env: Environment): FetchContext {
  const downloads = downloadsFolder(env);
  return { downloads, logs: downloads, env, progress: () => undefined, watch: () => undefined };
}
