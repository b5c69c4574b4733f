/**
 * Brings the broker's program files. The order: KAFKA_HOME (the reader's own choice), what was
 * fetched before, Maven, and Apache's own archive. Read `kafka.ts` for how they are started.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFaults, parseSums, type Sums, sizeOf, verify } from './checksum.ts';
import { StackError } from './errors.ts';
import { archiveFolder, cachedArchive, fetchArchive } from './kafka-archive.ts';
import { repoRoot } from './paths.ts';
import { megabytes, stopwatch } from './progress.ts';
import { run } from './run.ts';
import { type FetchContext, KAFKA_VERSION } from './sources.ts';

const MAVEN_DEADLINE_MS = 15 * 60_000;

export interface KafkaFiles {
  version: string;
  classpath: string;
  /** The archive logs through Log4j 2 and brings its settings; the jars from Maven need none. */
  log4jSettings?: string;
  source: 'KAFKA_HOME' | 'maven' | 'archive';
  /** Ours to write to; absent for the reader's own Kafka. */
  folder?: string;
}

export async function findKafka(context: FetchContext, pinned?: Sums): Promise<KafkaFiles> {
  const { KAFKA_HOME: home } = context.env;
  if (home) return fromFolder(home, 'KAFKA_HOME');
  const sums = pinned ?? (await pinnedJars());
  const folder = jarFolder(context.downloads);
  if ((await findFaults(folder, sums)).length === 0) return fromJars(folder, sums);
  const fetched = archiveFolder(context.downloads);
  if (await cachedArchive(context.downloads)) return fromFolder(fetched, 'archive');
  const reasons: string[] = [];
  for (const repository of [undefined, join(context.downloads, 'maven-repository')]) {
    const reason = await fetchByMaven(folder, sums, repository, context);
    if (reason === undefined) return fromJars(folder, sums);
    context.progress(`kafka: ${reason}`);
    reasons.push(reason);
    if (reason === MAVEN_MISSING) break;
  }
  const reason = await fetchArchive(sums, context);
  if (reason === undefined) return fromFolder(fetched, 'archive');
  throw kafkaMissing([...reasons, reason]);
}

export async function pinnedJars(): Promise<Sums> {
  return parseSums(await readFile(join(repoRoot(), 'lib/stack/kafka-jars.sha256'), 'utf8'));
}

export function jarFolder(downloads: string): string {
  return join(downloads, `kafka-${KAFKA_VERSION}`);
}

const MAVEN_MISSING = 'Maven (mvn) is not on the path';

/** @returns why it did not work, or undefined when all jars are there and right */
async function fetchByMaven(
  folder: string,
  sums: Sums,
  repository: string | undefined,
  context: FetchContext,
): Promise<string | undefined> {
  const seconds = stopwatch();
  const again = repository ? ' again, with an empty local repository' : '';
  context.progress(
    `kafka ${KAFKA_VERSION}: fetching ${sums.size} jars (45 MB) with Maven${again} …`,
  );
  await mkdir(folder, { recursive: true });
  const pom = join(folder, 'pom.xml');
  await writeFile(pom, pomText());
  const args = [
    '-B',
    '-ntp',
    '-f',
    pom,
    '-Dmaven.wagon.http.connectionTimeout=5000',
    '-Daether.connector.connectTimeout=5000',
    `-DoutputDirectory=${folder}`,
    '-Dmdep.overWriteReleases=true',
    '-Dmdep.overIfNewer=true',
    ...(repository ? [`-Dmaven.repo.local=${repository}`] : []),
    'dependency:copy-dependencies',
  ];
  const result = await run('mvn', args, {
    deadlineMs: MAVEN_DEADLINE_MS,
    env: context.env,
    logFile: join(context.logs, 'maven.log'),
    onStart: context.watch,
  });
  if (result.missing) return MAVEN_MISSING;
  if (result.timedOut) return 'Maven did not finish within 15 minutes';
  if (result.code !== 0) return `Maven failed (${firstErrorOf(result.tail)})`;
  const faults = await verify(folder, sums);
  if (faults.length > 0) {
    return `${faults.length} of ${sums.size} jars differ from the pinned checksums (${faults[0]} …)`;
  }
  context.progress(
    `kafka ${KAFKA_VERSION}: ${megabytes(await bytesIn(folder, sums))} in ${seconds()}, checksums agree`,
  );
  return undefined;
}

function firstErrorOf(output: string): string {
  const line = output.split('\n').find((text) => text.includes('[ERROR]')) ?? output.split('\n')[0];
  return (line ?? 'no output').replace('[ERROR]', '').trim().slice(0, 200);
}

async function bytesIn(folder: string, sums: Sums): Promise<number> {
  const sizes = await Promise.all([...sums.keys()].map((name) => sizeOf(join(folder, name))));
  return sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
}

/** Only the pinned names: a stray jar in the folder does not get onto the classpath. */
function fromJars(folder: string, sums: Sums): KafkaFiles {
  const separator = process.platform === 'win32' ? ';' : ':';
  const classpath = [...sums.keys()].map((name) => join(folder, name)).join(separator);
  return { version: KAFKA_VERSION, classpath, source: 'maven', folder };
}

async function fromFolder(home: string, source: KafkaFiles['source']): Promise<KafkaFiles> {
  const jars = await readdir(join(home, 'libs')).catch(() => [] as string[]);
  const version = jars.map((jar) => jar.match(/^kafka_2\.13-(\d[\w.]*)\.jar$/)?.[1]).find(Boolean);
  if (!version) {
    throw new StackError(
      'kafka-missing',
      `KAFKA_HOME: ${home} holds no Kafka (libs/kafka_2.13-….jar is not there). ` +
        'Point it at an unpacked Kafka, or unset it to have one fetched.',
    );
  }
  const settings = join(home, 'config', 'log4j2.yaml');
  const hasSettings = (await sizeOf(settings)) !== undefined;
  const classpath = join(home, 'libs', '*');
  return { version, classpath, source, ...(hasSettings && { log4jSettings: settings }) };
}

/** slf4j-simple is the logging binding: without one the broker is silent. */
function pomText(): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>menara</groupId><artifactId>kafka</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId>
      <version>${KAFKA_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version>
    </dependency>
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>
    <version>3.8.1</version>
  </plugin></plugins></build>
</project>
`;
}

function kafkaMissing(reasons: string[]): StackError {
  return new StackError(
    'kafka-missing',
    `Kafka ${KAFKA_VERSION} can't be had: ${reasons.join('; ')}. ` +
      'Install Maven (Debian: sudo apt-get install maven, macOS: brew install maven) and start ' +
      'again, or set KAFKA_HOME to an unpacked Kafka, or KAFKA_BROKERS to a cluster that runs.',
  );
}
