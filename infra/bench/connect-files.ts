/** Kafka Connect and Debezium's connector for MongoDB: fetched for the bench alone, by Maven. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFaults, parseSums } from '#lib/stack/checksum.ts';
import { classpathOf, fetchByMaven } from '#lib/stack/maven.ts';
import { downloadsFolder, repoRoot } from '#lib/stack/paths.ts';
import type { FetchContext } from '#lib/stack/sources.ts';

/** Connect's 4.4.0 is not published everywhere; it speaks to a newer broker. */
const CONNECT_VERSION = '4.3.1';
export const DEBEZIUM_VERSION = '3.6.1.Final';

const RUNTIME = {
  label: `kafka connect ${CONNECT_VERSION}`,
  megabytes: 33,
  artifacts: [
    `org.apache.kafka:connect-runtime:${CONNECT_VERSION}`,
    `org.apache.kafka:connect-json:${CONNECT_VERSION}`,
    'org.slf4j:slf4j-simple:1.7.36',
  ],
  sums: 'infra/bench/connect-jars.sha256',
  folder: `connect-${CONNECT_VERSION}`,
} as const;

const PLUGIN = {
  label: `debezium ${DEBEZIUM_VERSION}`,
  megabytes: 28,
  artifacts: [`io.debezium:debezium-connector-mongodb:${DEBEZIUM_VERSION}`],
  sums: 'infra/bench/debezium-jars.sha256',
  folder: join('connect-plugins', `debezium-mongodb-${DEBEZIUM_VERSION}`),
} as const;

export interface ConnectFiles {
  readonly classpath: string;
  /** Connect looks for a folder of jars in it for each plugin. */
  readonly plugins: string;
}

/** @returns the files, or in words why they can't be had */
export async function findConnect(
  progress: (line: string) => void,
): Promise<ConnectFiles | string> {
  const env = process.env;
  const downloads = downloadsFolder(env);
  const logs = join(repoRoot(), '.menara', 'bench');
  await mkdir(logs, { recursive: true });
  const context: FetchContext = { downloads, logs, env, progress, watch: () => undefined };
  const runtime = await bring(RUNTIME, context);
  if (typeof runtime === 'string') return runtime;
  const plugin = await bring(PLUGIN, context);
  if (typeof plugin === 'string') return plugin;
  const { folder, sums } = runtime;
  return { classpath: classpathOf(folder, sums), plugins: join(plugin.folder, '..') };
}

async function bring(wanted: typeof RUNTIME | typeof PLUGIN, context: FetchContext) {
  const sums = parseSums(await readFile(join(repoRoot(), wanted.sums), 'utf8'));
  const folder = join(context.downloads, wanted.folder);
  if ((await findFaults(folder, sums)).length === 0) return { folder, sums };
  const why = await fetchByMaven({ ...wanted, folder, sums }, context);
  return why === undefined ? { folder, sums } : `${wanted.label}: ${why}`;
}
