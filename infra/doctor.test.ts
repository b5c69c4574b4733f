/** The doctor on a machine that has nothing but Node, and on one with a wrong setting. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '#lib/stack/paths.ts';
import { lookAtNode } from './doctor-tools.ts';

describe('npm run doctor', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'menara-doctor-'));
    await symlink(process.execPath, join(folder, 'node'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('names what is missing with one remedy each, and exits with 1', async () => {
    const { code, output } = await doctor({});
    expect(code).toBe(1);
    const faults = [...output.matchAll(/^ {2}FAIL {2}(java|kafka|mongod) /gm)].map(
      ([, name]) => name,
    );
    expect(faults).toEqual(['java', 'kafka', 'mongod']);
    for (const name of faults) {
      expect(output.match(new RegExp(`^Remedy for ${name}: .{20}`, 'gm'))).toHaveLength(1);
    }
    expect(output).toMatch(/FAIL {2}11-1 §2 log .*Kafka can't run; MongoDB can't run$/m);
    expect(output).not.toMatch(/^\s+at /m);
  }, 60_000);

  it('tells a setting that can not be read, by its name', async () => {
    const { code, output } = await doctor({ KAFKA_BROKERS: 'localhost' });
    expect(code).toBe(1);
    expect(output).toContain('KAFKA_BROKERS: must be host:port');
  }, 60_000);

  it('asks for a Node that is new enough', () => {
    expect(lookAtNode('20.18.9')).toMatchObject({ level: 'fault' });
    expect(lookAtNode('20.19.0')).toMatchObject({ level: 'ok' });
    expect(lookAtNode('24.0.0')).toMatchObject({ level: 'ok' });
  });

  function doctor(env: Record<string, string>): Promise<{ code: unknown; output: string }> {
    const nowhere = 'http://127.0.0.1:9';
    const bare = {
      NODE_ENV: 'production' as const,
      PATH: folder,
      PORT: '9',
      MENARA_HOME: join(folder, 'home'),
      MENARA_DOWNLOADS: join(folder, 'downloads'),
      MENARA_KAFKA_ARCHIVE: nowhere,
      MONGOMS_DOWNLOAD_MIRROR: nowhere,
    };
    const args = ['--import', 'tsx', join(repoRoot(), 'infra/doctor.ts')];
    const options = { cwd: repoRoot(), env: { ...bare, ...env }, timeout: 60_000 };
    return new Promise((resolve) => {
      execFile(process.execPath, args, options, (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, output: stdout + stderr });
      });
    });
  }
});
