import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeHome } from './home.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'menara-home-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes a home deep down, and takes one that is there', async () => {
  const home = join(folder, 'a', 'b', 'c');
  await makeHome(home);
  await makeHome(home);
  expect((await stat(home)).isDirectory()).toBe(true);
});

it('refuses a file, and names it', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(makeHome(file)).rejects.toThrow(`MENARA_HOME: ${file} can't be used (ENOTDIR)`);
  await expect(makeHome(join(file, 'below'))).rejects.toThrow('ENOTDIR');
});

// Node's own recursive mkdir never comes back from there.
it.runIf(process.platform === 'linux')('refuses an impossible place at once', async () => {
  await expect(makeHome('/proc/nowhere/home')).rejects.toThrow(
    "MENARA_HOME: /proc/nowhere can't be made (ENOENT)",
  );
});
