/**
 * `npm ci` refuses a lock file that leaves out a part for another platform, and npm leaves one out
 * when its registry did not have it that day: a fresh clone would then install nothing.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { repoRoot } from '#lib/stack/paths.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

const text = await readFile(join(repoRoot(), 'package-lock.json'), 'utf8');
const { packages } = lockFile.parse(JSON.parse(text));

it('the lock file holds every optional part of every package', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

it('the lock file names no place of download', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual(
    [],
  );
});
