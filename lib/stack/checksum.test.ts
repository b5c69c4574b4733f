import { createHash } from 'node:crypto';
import { mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFaults, parseSums } from './checksum.ts';
import { pinnedJars } from './kafka-files.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('findFaults', () => {
  let folder: string;
  const sums = parseSums(`${sha256('alpha')}  a.jar\n${sha256('beta')}  b.jar\n`);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'menara-sums-'));
    await writeFile(join(folder, 'a.jar'), 'alpha');
    await writeFile(join(folder, 'b.jar'), 'beta');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds none when everything is whole', async () => {
    expect(await findFaults(folder, sums)).toEqual([]);
    expect(await findFaults(folder, sums)).toEqual([]);
  });

  it('finds a file that differs although nobody had checked yet', async () => {
    await writeFile(join(folder, 'b.jar'), 'BETA');
    expect(await findFaults(folder, sums)).toEqual(['b.jar']);
  });

  it('finds a missing and a cut file after a good check', async () => {
    await findFaults(folder, sums);
    await truncate(join(folder, 'a.jar'), 3);
    await rm(join(folder, 'b.jar'));
    expect(await findFaults(folder, sums)).toEqual(['a.jar', 'b.jar']);
  });

  it('reads no content again while the sizes are those of the receipt', async () => {
    await findFaults(folder, sums);
    // Same length, other content: what the cheap check can't see, and a full one would.
    await writeFile(join(folder, 'b.jar'), 'BETA');
    await utimes(join(folder, 'b.jar'), 0, 0);
    expect(await findFaults(folder, sums)).toEqual([]);
  });
});

describe('the pinned jars', () => {
  it('name the broker and a logging binding, each with a sum', async () => {
    const names = [...(await pinnedJars()).keys()];
    expect(names).toContain('kafka_2.13-4.4.0.jar');
    expect(names.some((name) => name.startsWith('slf4j-simple-'))).toBe(true);
  });

  it('are refused when a line is damaged', () => {
    expect(() => parseSums('abc  a.jar')).toThrow('a.jar');
  });
});
