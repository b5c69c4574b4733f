/**
 * The server that the walkthroughs visit: built if needed, started on a free port with a home that
 * is thrown away. A test that kills servers starts one of its own with `startServer`.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '#lib/stack/paths.ts';
import { foldersOf, repoRoot } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { startWarden } from '#lib/stack/warden.ts';
import { buildIfNeeded } from './build.ts';

export interface ServerUnderTest extends AsyncDisposable {
  url: string;
  pid: number;
  home: string;
  brokers: string[];
  mongoUri: string;
  logDir: string;
  /** Resolves with the exit code; rejects when it did not end in time. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** What it printed so far. */
  output(): string;
}

export interface ServerOptions {
  /** An existing home, to start again on the same data; without it one is made and removed. */
  home?: string;
  port?: number;
  env?: Environment;
  /** Another clone of the repository: a deployment of other sources. */
  root?: string;
}

/** Away from an app that may be running beside the tests. */
const PORTS = { app: 3100, kafka: '29592', mongod: '27617' };
const READY_DEADLINE_MS = 180_000;
const END_DEADLINE_MS = 10_000;
const POLL_MS = 200;
const OUTPUT_MAX_CHARS = 200_000;

const addressSchema = z.object({
  kafka: z.object({ brokers: z.array(z.string()) }),
  // Empty for engines that are not the server's own.
  mongo: z.object({ uri: z.string().default('') }),
  logDir: z.string().default(''),
});

export default async function setup(): Promise<() => Promise<void>> {
  await buildIfNeeded({ progress: (line) => console.log(line) });
  const server = await startServer();
  console.log(`app: ${server.url} for the walkthroughs`);
  process.env.MENARA_E2E_URL = server.url;
  process.env.MENARA_E2E_HOME = server.home;
  process.env.MENARA_E2E_BROKERS = server.brokers.join(',');
  process.env.MENARA_E2E_MONGODB_URI = server.mongoUri;
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}

export async function startServer(options: ServerOptions = {}): Promise<ServerUnderTest> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'menara-e2e-')));
  const port = options.port ?? (await freePort(PORTS.app));
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: options.root ?? repoRoot(),
    // A group of its own: a test may send it what a terminal would.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Always engines of its own: the tests kill them.
      KAFKA_BROKERS: '',
      MONGODB_URI: '',
      MENARA_KAFKA_PORT: PORTS.kafka,
      MENARA_MONGOD_PORT: PORTS.mongod,
      NODE_ENV: 'production',
      ...options.env,
      PORT: String(port),
      MENARA_HOME: home,
    },
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-OUTPUT_MAX_CHARS);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const warden = startWarden();
  const pid = child.pid ?? 0;
  warden.watch(pid);
  const dispose = async () => {
    await end(child, 'SIGTERM');
    await warden[Symbol.asyncDispose]();
    if (!options.home) await rm(home, { recursive: true, force: true });
  };
  let url: string;
  try {
    url = await untilReady(child, () => output);
    await untilHealthy(url, child, () => output);
  } catch (error) {
    await dispose();
    throw error;
  }
  const { kafka, mongo, logDir } = await readAddresses(home);
  return {
    ...{ url, pid, home, logDir },
    brokers: kafka.brokers,
    mongoUri: mongo.uri,
    end: (signal) => end(child, signal),
    output: () => output,
    [Symbol.asyncDispose]: dispose,
  };
}

async function readAddresses(home: string): Promise<z.infer<typeof addressSchema>> {
  const text = await readFile(join(foldersOf(home).run, 'stack.json'), 'utf8');
  return addressSchema.parse(JSON.parse(text));
}

/** Its own word for its address: the port that was asked for may have gone to somebody else. */
async function untilReady(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + READY_DEADLINE_MS;
  while (Date.now() < deadline) {
    const url = /app: ready on (http:\/\/\S+)/.exec(output())?.[1];
    if (url) return url;
    if (hasEnded(child)) throw new Error(`The server ended while starting:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The server is not ready after 180 s:\n${output()}`);
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_DEADLINE_MS;
  let last = 'no answer';
  while (Date.now() < deadline) {
    if (hasEnded(child)) throw new Error(`The server ended while starting:\n${output()}`);
    last = await healthOf(url);
    if (last === 'ok') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The server is not healthy after 180 s (${last}):\n${output()}`);
}

async function healthOf(url: string): Promise<string> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) });
    return z.object({ status: z.string() }).parse(await response.json()).status;
  } catch (error) {
    return (error as Error).message;
  }
}

async function end(
  child: ChildProcess,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
): Promise<number | null> {
  if (hasEnded(child)) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), END_DEADLINE_MS);
  await gone;
  clearTimeout(late);
  if (child.signalCode === 'SIGKILL' && signal !== 'SIGKILL') {
    throw new Error(`The server did not end within 10 s of ${signal}`);
  }
  return child.exitCode;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
