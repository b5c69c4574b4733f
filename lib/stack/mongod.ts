/**
 * One mongod as a replica set of one member: change streams and transactions need an oplog. Read
 * `mongod-files.ts` for where the program comes from.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import type { EnginePlan } from './engine.ts';
import type { MongodFiles } from './mongod-program.ts';
import type { HomeFolders } from './paths.ts';
import { answers } from './ports.ts';

export const REPLICA_SET = 'menara';
const PROBE_DEADLINE_MS = 1000;
const NOT_YET_INITIALIZED = 94;
const INVALID_REPLICA_SET_CONFIG = 93;

export function mongoUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`;
}

export async function planMongod(
  files: MongodFiles,
  port: number,
  folders: HomeFolders,
): Promise<EnginePlan> {
  // A data folder for each release line: one can't open the files of another.
  const line = files.version.split('.').slice(0, 2).join('.');
  const data = join(folders.data, `mongod-${line}`);
  await mkdir(data, { recursive: true });
  const parameters = {
    // A consumer killed inside a transaction must not block its successor for a minute.
    transactionLifetimeLimitSeconds: 3,
    // Expired documents are seen to go within a lesson (MongoDB's own: every 60 s).
    ttlMonitorSleepSecs: 1,
    diagnosticDataCollectionEnabled: false,
    // There is nobody to hand over to: don't wait 15 s for another member when stopping.
    shutdownTimeoutMillisForSignaledShutdown: 100,
  };
  return {
    name: 'mongod',
    port,
    command: files.command,
    args: [
      ...['--replSet', REPLICA_SET, '--dbpath', data, '--port', String(port)],
      ...['--bind_ip', '127.0.0.1', '--oplogSize', '256', '--wiredTigerCacheSizeGB', '0.25'],
      ...['--noscripting', '--quiet'],
      ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
      ...Object.entries(parameters).flatMap(([name, value]) => [
        '--setParameter',
        `${name}=${value}`,
      ]),
    ],
    logFile: join(folders.logs, 'mongod.log'),
    runFile: join(folders.run, 'mongod.json'),
    answers: (pid) => isPrimary(port, pid),
  };
}

/** Makes the set on the first start, and renames its member when the port has changed. */
async function isPrimary(port: number, pid: number): Promise<boolean> {
  // A client is dear: none is made before somebody listens.
  if (!(await answers(port))) return false;
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: PROBE_DEADLINE_MS,
    connectTimeoutMS: PROBE_DEADLINE_MS,
    socketTimeoutMS: 5 * PROBE_DEADLINE_MS,
    retryReads: false,
  });
  try {
    const admin = client.db('admin');
    const status = await admin.command({ serverStatus: 1, metrics: 0, wiredTiger: 0 });
    // Another program may have taken the port meanwhile.
    if (Number(status.pid) !== pid) return false;
    if (!(await hasMember(admin, port))) return false;
    const hello = await admin.command({ hello: 1 });
    return hello.isWritablePrimary === true;
  } catch {
    // Not listening yet, or busy recovering: asked again until the deadline of the start.
    return false;
  } finally {
    await client.close();
  }
}

async function hasMember(admin: Db, port: number): Promise<boolean> {
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  try {
    await admin.command({ replSetGetStatus: 1 });
    return true;
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    if (error.code === NOT_YET_INITIALIZED) {
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
    } else if (error.code === INVALID_REPLICA_SET_CONFIG) {
      const { config } = await admin.command({ replSetGetConfig: 1 });
      const next = { ...config, version: config.version + 1, members };
      await admin.command({ replSetReconfig: next, force: true });
    } else throw error;
    return false;
  }
}
