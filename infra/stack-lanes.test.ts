/** A test that stands in no lane would never run, and nobody would miss it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '#lib/stack/paths.ts';
import { lanesOf } from './stack-lanes.ts';

const ELSEWHERE = /(^|\/)(node_modules|\.[^/]+)$/;
const ON_THE_STACK = /\.stack\.test\.ts$|^content\/.*\/lab\.test\.ts$/;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(repoRoot(), folder), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return ELSEWHERE.test(path) ? [] : filesIn(path);
  });
  return (await Promise.all(found)).flat();
}

it('has each test on the stack in exactly one lane', async () => {
  const files = (await filesIn('')).filter((path) => ON_THE_STACK.test(path));
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((path) => lanesOf(path).length !== 1)).toEqual([]);
});
