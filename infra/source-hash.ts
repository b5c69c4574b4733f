/** A short hash of everything the pages are made from: the same hash needs no new build. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';
import { listFiles } from './files.ts';

const FOLDERS = ['app', 'components', 'lib', 'content', 'public'];
const FILES = [
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.js',
  'tsconfig.json',
];
const NOT_IN_A_PAGE = /\.(test|e2e)\.tsx?$|^lib\/stack\//;
const ID_LENGTH = 12;

export async function hashSources(): Promise<string> {
  const sources = await listFiles(FOLDERS, (file) => !NOT_IN_A_PAGE.test(file));
  return (await hashOf([...FILES, ...sources])).slice(0, ID_LENGTH);
}

export async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(await readFile(join(repoRoot(), file)));
  }
  return hash.digest('hex');
}
