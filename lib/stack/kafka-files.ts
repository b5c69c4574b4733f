/**
 * Brings the broker's program files. The order: KAFKA_HOME (the reader's own choice), what was
 * fetched before, Maven, and Apache's own archive. Read `kafka.ts` for how they are started.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFaults, parseSums, type Sums, sizeOf } from './checksum.ts';
import { StackError } from './errors.ts';
import { archiveFolder, cachedArchive, fetchArchive } from './kafka-archive.ts';
import { classpathOf, fetchByMaven, MAVEN_MISSING } from './maven.ts';
import { repoRoot } from './paths.ts';
import { type FetchContext, KAFKA_VERSION } from './sources.ts';

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
    const wanted = { ...WANTED, folder, sums };
    const reason = await fetchByMaven(wanted, context, repository);
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

/** slf4j-simple is the logging binding: without one the broker is silent. */
const WANTED = {
  label: `kafka ${KAFKA_VERSION}`,
  megabytes: 45,
  artifacts: [`org.apache.kafka:kafka_2.13:${KAFKA_VERSION}`, 'org.slf4j:slf4j-simple:1.7.36'],
} as const;

export function jarFolder(downloads: string): string {
  return join(downloads, `kafka-${KAFKA_VERSION}`);
}

function fromJars(folder: string, sums: Sums): KafkaFiles {
  const classpath = classpathOf(folder, sums);
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

function kafkaMissing(reasons: string[]): StackError {
  return new StackError(
    'kafka-missing',
    `Kafka ${KAFKA_VERSION} can't be had: ${reasons.join('; ')}. ` +
      'Install Maven (Debian: sudo apt-get install maven, macOS: brew install maven) and start ' +
      'again, or set KAFKA_HOME to an unpacked Kafka, or KAFKA_BROKERS to a cluster that runs.',
  );
}
