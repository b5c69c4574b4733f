/** mongod from MongoDB's own download site, by the library that knows its archives. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { digestOf, findFaults, parseSums, sizeOf } from './checksum.ts';
import { isReachable } from './download.ts';
import { type Found, usable } from './mongod-program.ts';
import { megabytes, stopwatch } from './progress.ts';
import { type FetchContext, MONGOD_VERSION } from './sources.ts';

const SUMS = 'mongod.sha256';

export async function cachedOfficial({ downloads, env }: FetchContext): Promise<Found | undefined> {
  const folder = folderIn(downloads);
  if ((await sizeOf(join(folder, SUMS))) === undefined) return undefined;
  const sums = parseSums(await readFile(join(folder, SUMS), 'utf8'));
  const [name] = sums.keys();
  if (!name || (await findFaults(folder, sums)).length > 0) return undefined;
  const found = await usable(join(folder, name), 'mongodb.org', env);
  return typeof found === 'string' ? undefined : found;
}

export async function fetchOfficial({ downloads, env, progress }: FetchContext): Promise<Found> {
  const folder = folderIn(downloads);
  const seconds = stopwatch();
  try {
    const url = await officialUrl();
    if (!(await isReachable(url))) return `${new URL(url).host} can't be reached`;
    await rm(folder, { recursive: true, force: true });
    progress(`mongod ${MONGOD_VERSION}: fetching from ${new URL(url).host} …`);
    const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
    // Its own check compares the archive with the sum that MongoDB publishes beside it.
    const file = await MongoBinary.getPath({
      version: MONGOD_VERSION,
      downloadDir: folder,
      checkMD5: true,
    });
    const found = await usable(file, 'mongodb.org', env);
    if (typeof found === 'string') return found;
    const sum = await digestOf(file, 'sha256');
    await writeFile(join(folder, SUMS), `${sum}  ${relative(folder, file)}\n`);
    progress(`mongod ${MONGOD_VERSION}: ${megabytes((await sizeOf(file)) ?? 0)} in ${seconds()}`);
    return found;
  } catch (error) {
    return `MongoDB's download failed (${(error as Error).message.split('\n')[0]})`;
  }
}

async function officialUrl(): Promise<string> {
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
