/** Memory, disk, ports, and whether Menara already runs. */
import { mkdir, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { join } from 'node:path';
import { isHeld, readHolder } from '#lib/stack/lock.ts';
import { type Environment, foldersOf, homeFolder } from '#lib/stack/paths.ts';
import { isFree } from '#lib/stack/ports.ts';
import type { StackSettings } from '#lib/stack/settings.ts';
import type { Finding } from './finding.ts';

/** Broker, database, app and three workers of the first lab, measured, with a little air. */
const MEMORY_NEEDED = 1_500_000_000;
/** Downloads unpacked, pages built, and a day of lessons. */
const DISK_NEEDED = 1_000_000_000;
const GIGABYTE = 1e9;

export async function lookAtMachine(env: Environment, settings: StackSettings): Promise<Finding[]> {
  return [lookAtMemory(), await lookAtDisk(env), ...(await lookAtPorts(env, settings))];
}

function lookAtMemory(): Finding {
  const says = `${gigabytes(freemem())} of ${gigabytes(totalmem())} free, ${availableParallelism()} cores`;
  // What the system counts as free leaves out its caches: only the total is a fault.
  if (totalmem() >= MEMORY_NEEDED) return { name: 'memory', level: 'ok', says };
  const remedy = `Kafka and MongoDB want ${gigabytes(MEMORY_NEEDED)}: use a larger machine, or KAFKA_BROKERS and MONGODB_URI.`;
  return { name: 'memory', level: 'fault', says, remedy };
}

async function lookAtDisk(env: Environment): Promise<Finding> {
  const home = homeFolder(env);
  await mkdir(home, { recursive: true });
  const { bavail, bsize } = await statfs(home);
  const says = `${gigabytes(bavail * bsize)} free at ${home}`;
  if (bavail * bsize >= DISK_NEEDED) return { name: 'disk', level: 'ok', says };
  const remedy = `free ${gigabytes(DISK_NEEDED)}, or set MENARA_HOME to a folder on another disk.`;
  return { name: 'disk', level: 'fault', says, remedy };
}

async function lookAtPorts(env: Environment, settings: StackSettings): Promise<Finding[]> {
  const holder = await readHolder(join(foldersOf(homeFolder(env)).run, 'menara.lock'));
  const running = holder && isHeld(holder);
  const wanted: [string, number][] = [
    ['app', Number(env.PORT ?? 3000)],
    ...(settings.kafka ? [] : [['kafka', settings.kafkaPort] satisfies [string, number]]),
    ...(settings.mongo ? [] : [['mongod', settings.mongodPort] satisfies [string, number]]),
  ];
  const ports = wanted.map(async ([name, port]): Promise<Finding> => {
    if (await isFree(port)) return { name: `port ${port}`, level: 'ok', says: `free for ${name}` };
    const says = running ? 'in use, Menara runs' : 'in use; the next free one will be taken';
    return { name: `port ${port}`, level: running ? 'ok' : 'note', says: `${name}: ${says}` };
  });
  const state: Finding[] = running
    ? [{ name: 'menara', level: 'note', says: `runs as process ${holder.pid}` }]
    : [];
  return [...(await Promise.all(ports)), ...state];
}

function gigabytes(bytes: number): string {
  return `${(bytes / GIGABYTE).toFixed(1)} GB`;
}
