import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findJava, javaRemedy, majorOf } from './java.ts';

describe('findJava', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'menara-java-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tells the remedy when there is none', async () => {
    await expect(findJava({ PATH: folder })).rejects.toThrow(
      /Java is missing.*17 or newer.*Get it/,
    );
  });

  it('tells the version when it is too old', async () => {
    await fakeJava('1.8.0_402');
    await expect(findJava({ PATH: `${folder}:/bin:/usr/bin` })).rejects.toThrow(
      'Java 1.8.0_402 is too old',
    );
  });

  it('takes one that is new enough', async () => {
    await fakeJava('21.0.4');
    const java = await findJava({ PATH: `${folder}:/bin:/usr/bin` });
    expect(java.version).toBe('21.0.4');
  });

  it('has a remedy for each platform', () => {
    const remedies = (['linux', 'darwin', 'win32'] as const).map(javaRemedy);
    expect(new Set(remedies).size).toBe(3);
  });

  it('counts the old way and the new', () => {
    expect(['1.8.0_402', '17.0.15', '21'].map(majorOf)).toEqual([8, 17, 21]);
  });

  async function fakeJava(version: string): Promise<void> {
    const file = join(folder, 'java');
    await writeFile(file, `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
    await chmod(file, 0o755);
  }
});
