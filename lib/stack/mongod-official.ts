/**
 * mongod from MongoDB's own download site. Which of its many archives fits this system is known by
 * `mongodb-memory-server-core`; fetching and checking (with the SHA-256 that MongoDB publishes
 * beside each archive) is done as for everything else here.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, findFaults, parseSums, sizeOf, verify } from './checksum.ts';
import { download, downloadText, isReachable } from './download.ts';
import { type Found, usable } from './mongod-program.ts';
import { megabytes, stopwatch } from './progress.ts';
import { run } from './run.ts';
import { type FetchContext, MONGOD_VERSION } from './sources.ts';

const SUMS = 'mongod.sha256';
const PROGRAM = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
const TRIES = 2;
const UNPACK_DEADLINE_MS = 5 * 60_000;

export async function cachedOfficial({ downloads, env }: FetchContext): Promise<Found | undefined> {
  const folder = folderIn(downloads);
  if ((await sizeOf(join(folder, SUMS))) === undefined) return undefined;
  const sums = parseSums(await readFile(join(folder, SUMS), 'utf8'));
  if ((await findFaults(folder, sums)).length > 0) return undefined;
  const found = await usable(join(folder, PROGRAM), 'mongodb.org', env);
  return typeof found === 'string' ? undefined : found;
}

export async function fetchOfficial(context: FetchContext): Promise<Found> {
  let reason = '';
  try {
    const url = await officialUrl();
    if (!(await isReachable(url))) return `${new URL(url).host} can't be reached`;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const failure = await fetchOnce(url, context);
      if (failure === undefined) {
        return usable(join(folderIn(context.downloads), PROGRAM), 'mongodb.org', context.env);
      }
      reason = failure;
      context.progress(`mongod: ${reason}`);
    }
  } catch (error) {
    reason = (error as Error).message.split('\n')[0] ?? '';
  }
  return `MongoDB's download failed (${reason})`;
}

async function fetchOnce(url: string, context: FetchContext): Promise<string | undefined> {
  const { downloads, progress, env, watch } = context;
  const seconds = stopwatch();
  const folder = folderIn(downloads);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  progress(`mongod ${MONGOD_VERSION}: fetching from ${new URL(url).host} …`);
  const archive = join(folder, url.endsWith('.zip') ? 'archive.zip' : 'archive.tgz');
  const published = (await downloadText(`${url}.sha256`)).trim().split(/\s+/)[0];
  await download(url, archive);
  const size = megabytes((await sizeOf(archive)) ?? 0);
  if ((await digestOf(archive, 'sha256')) !== published) {
    return `the archive (${size}) differs from its published sum`;
  }
  const args = ['-xf', archive, '-C', folder];
  const unpacked = await run('tar', args, { deadlineMs: UNPACK_DEADLINE_MS, env, onStart: watch });
  if (unpacked.code !== 0) return `the archive can't be unpacked (${unpacked.tail.slice(0, 200)})`;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const program = entries.find((entry) => entry.isFile() && entry.name === PROGRAM);
  if (!program) return 'the archive holds no mongod';
  await rename(join(program.parentPath, program.name), join(folder, PROGRAM));
  const sum = await digestOf(join(folder, PROGRAM), 'sha256');
  await writeFile(join(folder, SUMS), `${sum}  ${PROGRAM}\n`);
  await verify(folder, new Map([[PROGRAM, sum]]));
  await rm(archive, { force: true });
  progress(`mongod ${MONGOD_VERSION}: ${size} in ${seconds()}, checksums agree`);
  return undefined;
}

export async function officialUrl(): Promise<string> {
  const [{ MongoBinaryDownloadUrl }, { DryMongoBinary }] = await Promise.all([
    import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'),
    import('mongodb-memory-server-core/lib/util/DryMongoBinary.js'),
  ]);
  const options = await DryMongoBinary.generateOptions({ version: MONGOD_VERSION });
  return new MongoBinaryDownloadUrl({ ...options, platform: process.platform }).getDownloadUrl();
}

function folderIn(downloads: string): string {
  return join(downloads, `mongod-${MONGOD_VERSION}`);
}
