/** docker-compose.yml and Dockerfile: pinned above the security floor, healthy, kept, on loopback. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { repoRoot } from '#lib/stack/paths.ts';
import { KAFKA_VERSION, MONGOD_VERSION } from '#lib/stack/sources.ts';

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.object({ test: z.array(z.string()), interval: z.string() }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const composeFile = z.object({
  services: z.object({ kafka: service, mongo: service, app: service }),
  volumes: z.record(z.string(), z.null()),
});

const compose = composeFile.parse(parse(await readFile(path('docker-compose.yml'), 'utf8')));
const { kafka, mongo, app } = compose.services;

describe('docker-compose.yml', () => {
  it('is what docker-compose itself accepts, where that is installed', async () => {
    const verdict = await composeVerdict();
    expect(verdict).toMatch(/^(accepted|not installed)$/);
  });

  it('pins the engines at or above the security floor', () => {
    expect(versionOf(kafka.image, 'apache/kafka')).toSatisfy(atLeast('4.4.0'));
    expect(versionOf(mongo.image, 'mongo')).toSatisfy(atLeast('8.0.37'));
    // Without Docker the same floor holds for what is fetched.
    expect(KAFKA_VERSION).toSatisfy(atLeast('4.4.0'));
    expect(MONGOD_VERSION).toSatisfy(atLeast('8.0.37'));
  });

  it('opens ports to this machine only', () => {
    const ports = [kafka, mongo, app].flatMap((one) => one.ports);
    expect(ports).toHaveLength(3);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('keeps data in named volumes', () => {
    const used = [kafka, mongo, app].flatMap((one) => one.volumes).map((one) => one.split(':')[0]);
    expect(used.sort()).toEqual(Object.keys(compose.volumes).sort());
    expect(kafka.volumes[0]?.split(':')[1]).toBe(kafka.environment?.KAFKA_LOG_DIRS);
  });

  it('starts the app when both engines are healthy, and makes the replica set it names', () => {
    expect(app.depends_on).toEqual({
      kafka: { condition: 'service_healthy' },
      mongo: { condition: 'service_healthy' },
    });
    const name = mongo.command?.[mongo.command.indexOf('--replSet') + 1];
    expect(app.environment?.MONGODB_URI).toBe(`mongodb://mongo:27017/?replicaSet=${name}`);
    expect(mongo.healthcheck.test.join(' ')).toContain(`rs.initiate({ _id: '${name}'`);
    expect(kafka.environment?.KAFKA_LISTENERS).toContain(':9092');
    expect(app.environment?.KAFKA_BROKERS).toBe('kafka:9092');
  });

  it('gives the broker the settings that the lessons rely on', () => {
    expect(kafka.environment).toMatchObject({
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: 0,
      KAFKA_LOG_RETENTION_CHECK_INTERVAL_MS: 2000,
    });
    expect(mongo.command).toContain('transactionLifetimeLimitSeconds=3');
  });
});

describe('Dockerfile', () => {
  it('stands on a maintained Node with long-term support, and not on root', async () => {
    const text = await readFile(path('Dockerfile'), 'utf8');
    const bases = [...text.matchAll(/^FROM node:(\d+)-/gm)].map((match) => Number(match[1]));
    expect(bases).toHaveLength(2);
    for (const major of bases) expect(major >= 24 && major % 2 === 0).toBe(true);
    expect(text).toMatch(/^USER node$/m);
  });

  it('says how it is: a check that runs as that user, after everything else is set', async () => {
    const lines = instructions(await readFile(path('Dockerfile'), 'utf8'));
    const names = lines.map(([name]) => name);
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
    const at = (name: string) => names.lastIndexOf(name);
    expect(at('USER')).toBeGreaterThan(at('RUN'));
    expect(at('HEALTHCHECK')).toBeGreaterThan(at('USER'));
    const [, check = ''] = lines[at('HEALTHCHECK')] ?? [];
    const [, command = ''] = /CMD (\[.*\])$/.exec(check) ?? [];
    const [program, flag, script] = z.array(z.string()).parse(JSON.parse(command));
    expect([program, flag]).toEqual(['node', '-e']);
    // Nobody listens there: the check itself runs, and says so.
    const env = { ...process.env, PORT: '1' };
    const code = await new Promise((resolve) =>
      execFile('node', ['-e', script ?? ''], { env }, (error) => resolve(error?.code ?? 0)),
    );
    expect(code).toBe(1);
  });

  it('brings no secret, no history and no build of this machine into the image', async () => {
    const ignored = (await readFile(path('.dockerignore'), 'utf8')).split('\n');
    for (const name of ['.git', 'node_modules', '.menara', '.next*'])
      expect(ignored).toContain(name);
  });
});

const KNOWN = new Set([
  'FROM',
  'WORKDIR',
  'COPY',
  'RUN',
  'ENV',
  'USER',
  'EXPOSE',
  'HEALTHCHECK',
  'CMD',
]);

/** Name and rest of each instruction; continued lines are one, comments none. */
function instructions(text: string): [string, string][] {
  const whole = text.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  return whole
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => [line.split(' ', 1)[0] ?? '', line.slice(line.indexOf(' ') + 1)]);
}

function path(name: string): string {
  return join(repoRoot(), name);
}

function composeVerdict(): Promise<string> {
  return new Promise((resolve) => {
    const args = ['-f', path('docker-compose.yml'), 'config', '-q'];
    execFile('docker-compose', args, { timeout: 20_000 }, (error, _, complaint) => {
      if (!error) resolve('accepted');
      else resolve(error.code === 'ENOENT' ? 'not installed' : complaint || error.message);
    });
  });
}

function versionOf(image: string | undefined, name: string): string {
  const [repository, tag = ''] = image?.split(':') ?? [];
  expect(repository).toBe(name);
  return tag;
}

/** An exact version of three numbers, so that `latest` or `8` does not pass. */
function atLeast(floor: string): (version: string) => boolean {
  return (version) =>
    /^\d+\.\d+\.\d+$/.test(version) && version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}
