/** The ways to the broker's files, with small files in their place: right, wrong and missing. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, makeBench, sumOf } from './fixtures/bench.ts';
import { parseApacheSum } from './kafka-archive.ts';
import { findKafka, jarFolder } from './kafka-files.ts';

const JAR = 'kafka_2.13-4.4.0.jar';
const GOOD = 'the broker';
const SUMS = new Map([[JAR, sumOf(GOOD)]]);
/** A Maven that only writes: into the folder that -DoutputDirectory names. */
const OUTPUT =
  'for a in "$@"; do case $a in -DoutputD*) out=$(echo "$a" | cut -d= -f2);; esac; done';
const NO_MAVEN = 'exec /no/such/maven';

describe('findKafka', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await makeBench();
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it('fetches with Maven once, and needs nothing the second time', async () => {
    await bench.tool('mvn', `${OUTPUT}; printf '${GOOD}' > "$out/${JAR}"`);
    const files = await findKafka(bench.context(), SUMS);
    expect(files).toMatchObject({ version: '4.4.0', source: 'maven' });
    await bench.tool('mvn', 'exit 1');
    expect(await findKafka(bench.context(), SUMS)).toEqual(files);
  });

  it('fetches again into a fresh repository when a jar differs from its sum', async () => {
    await bench.tool(
      'mvn',
      `${OUTPUT}; case "$*" in *maven.repo.local*) t='${GOOD}';; *) t=broken;; esac
       printf "$t" > "$out/${JAR}"`,
    );
    await findKafka(bench.context(), SUMS);
    expect(bench.lines.join('\n')).toMatch(/1 of 1 jars differ.*\n.*empty local repository/);
    expect(await readFile(join(jarFolder(bench.context().downloads), JAR), 'utf8')).toBe(GOOD);
  });

  it('notices a cut jar at a later start', async () => {
    await bench.tool('mvn', `${OUTPUT}; printf '${GOOD}' > "$out/${JAR}"`);
    await findKafka(bench.context(), SUMS);
    const jar = join(jarFolder(bench.context().downloads), JAR);
    await truncate(jar, 4);
    await findKafka(bench.context(), SUMS);
    expect(await readFile(jar, 'utf8')).toBe(GOOD);
  });

  it('takes the archive of Apache where Maven can not serve', async () => {
    await bench.tool('mvn', NO_MAVEN);
    const archive = await archiveOf(bench, GOOD);
    const site = await bench.serve((path) =>
      path.endsWith('.sha512') ? Buffer.from(apacheSum(archive)) : archive,
    );
    const context = bench.context({ MENARA_KAFKA_ARCHIVE: site });
    const files = await findKafka(context, SUMS);
    expect(files).toMatchObject({ version: '4.4.0', source: 'archive' });
    expect(await findKafka(bench.context(), SUMS)).toEqual(files);
  });

  it('asks for the archive again when it came cut', async () => {
    await bench.tool('mvn', NO_MAVEN);
    const archive = await archiveOf(bench, GOOD);
    let asked = 0;
    const site = await bench.serve((path) => {
      if (path.endsWith('.sha512')) return Buffer.from(apacheSum(archive));
      asked += 1;
      return asked === 1 ? archive.subarray(0, 50) : archive;
    });
    const files = await findKafka(bench.context({ MENARA_KAFKA_ARCHIVE: site }), SUMS);
    expect(files.source).toBe('archive');
    expect(bench.lines.join('\n')).toContain('differs from its published sum');
  });

  it('refuses an archive whose sum is right but whose jar is another', async () => {
    await bench.tool('mvn', NO_MAVEN);
    const archive = await archiveOf(bench, 'a changed broker');
    const site = await bench.serve((path) =>
      path.endsWith('.sha512') ? Buffer.from(apacheSum(archive)) : archive,
    );
    const found = findKafka(bench.context({ MENARA_KAFKA_ARCHIVE: site }), SUMS);
    await expect(found).rejects.toThrow(`changed jar (${JAR})`);
  });

  it('names every remedy when nothing can be had', async () => {
    await bench.tool('mvn', 'echo "[ERROR] no route to host"; exit 1');
    const found = findKafka(bench.context({ MENARA_KAFKA_ARCHIVE: 'http://127.0.0.1:9' }), SUMS);
    await expect(found).rejects.toThrow(
      /no route to host.*can't be reached.*Install Maven.*KAFKA_HOME.*KAFKA_BROKERS/s,
    );
  });

  it('uses KAFKA_HOME, and says so when it holds no Kafka', async () => {
    const home = join(bench.folder, 'kafka');
    await mkdir(join(home, 'libs'), { recursive: true });
    const context = bench.context({ KAFKA_HOME: home });
    await expect(findKafka(context, SUMS)).rejects.toThrow(/KAFKA_HOME: .* holds no Kafka/);
    await writeFile(join(home, 'libs', 'kafka_2.13-4.5.0.jar'), '');
    expect(await findKafka(context, SUMS)).toMatchObject({ version: '4.5.0' });
  });
});

describe('parseApacheSum', () => {
  it('reads both ways in which sums are published', () => {
    expect(parseApacheSum('k.tgz: 0A1B 2C3D\n       4E5F\n')).toBe('0a1b2c3d4e5f');
    expect(parseApacheSum('0a1b2c3d4e5f  k.tgz\n')).toBe('0a1b2c3d4e5f');
  });
});

async function archiveOf(bench: Bench, jar: string): Promise<Buffer> {
  const root = join(bench.folder, 'made');
  await mkdir(join(root, 'kafka_2.13-4.4.0', 'libs'), { recursive: true });
  await writeFile(join(root, 'kafka_2.13-4.4.0', 'libs', JAR), jar);
  execFileSync('tar', ['-czf', 'a.tgz', 'kafka_2.13-4.4.0'], { cwd: root });
  return readFile(join(root, 'a.tgz'));
}

function apacheSum(archive: Buffer): string {
  const groups = sumOf(archive, 'sha512').toUpperCase().match(/.{8}/g) ?? [];
  return `kafka_2.13-4.4.0.tgz: ${groups.join(' ')}\n`;
}
