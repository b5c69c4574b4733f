import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHolder, takeLock } from './lock.ts';
import { startOf } from './process-start.mjs';

describe('takeLock', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'menara-lock-'));
    file = join(folder, 'run', 'menara.lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is held until it is released', async () => {
    const lock = await takeLock(file);
    await expect(takeLock(file)).rejects.toThrow(`process ${process.pid} since `);
    await lock[Symbol.asyncDispose]();
    await (await takeLock(file))[Symbol.asyncDispose]();
    expect(await readdir(join(folder, 'run'))).toEqual([]);
  });

  it('is taken over from a process that is gone', async () => {
    await hold({ pid: 2 ** 22 + 1, start: 'long ago', since: 0 });
    await takeLock(file);
    expect(await readHolder(file)).toMatchObject({ pid: process.pid });
  });

  it('is taken over when the pid belongs to another process now', async () => {
    await hold({ pid: process.ppid, start: 'another start', since: 0 });
    await takeLock(file);
    expect(await readHolder(file)).toMatchObject({ pid: process.pid });
  });

  it('is not taken from a holder that lives', async () => {
    await hold({ pid: process.ppid, start: startOf(process.ppid) ?? '', since: 0 });
    await expect(takeLock(file)).rejects.toMatchObject({ code: 'locked' });
  });

  it('has one winner when a stale lock is found by many at once', async () => {
    await mkdir(dirname(file), { recursive: true });
    // The one that comes late in the takeover of another is rare.
    for (let round = 0; round < 40; round += 1) {
      await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, start: 'long ago', since: 0 }));
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(file)));
      expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('is taken over from one that was killed while it took over', async () => {
    const dead = { pid: 2 ** 22 + 1, start: 'long ago', since: 0 };
    await hold(dead);
    await writeFile(`${file}.takeover`, JSON.stringify(dead));
    await takeLock(file);
    expect(await readHolder(file)).toMatchObject({ pid: process.pid });
  });

  it('is taken over when its file was cut short', async () => {
    await hold({});
    await takeLock(file);
    expect(await readHolder(file)).toMatchObject({ pid: process.pid });
  });

  async function hold(holder: object): Promise<void> {
    await (await takeLock(file))[Symbol.asyncDispose]();
    await writeFile(file, JSON.stringify(holder));
  }
});
