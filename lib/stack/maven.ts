/**
 * Brings jars from Maven Central, or from where the user's own settings point, and trusts them only
 * once each has the sum that is committed here.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sums, sizeOf, verify } from './checksum.ts';
import { megabytes, stopwatch } from './progress.ts';
import { run } from './run.ts';
import type { FetchContext } from './sources.ts';

const DEADLINE_MS = 15 * 60_000;
export const MAVEN_MISSING = 'Maven (mvn) is not on the path';

export interface WantedJars {
  /** What it is, for the lines that tell of it. */
  readonly label: string;
  /** How much will be fetched, for the same lines. */
  readonly megabytes: number;
  /** `group:artifact:version`; whatever they depend on comes along. */
  readonly artifacts: readonly string[];
  readonly folder: string;
  readonly sums: Sums;
}

/**
 * @param repository a local repository of its own, where the usual one has something broken
 * @returns why it did not work, or undefined when all jars are there and right
 */
export async function fetchByMaven(
  { label, megabytes: expected, artifacts, folder, sums }: WantedJars,
  context: FetchContext,
  repository?: string,
): Promise<string | undefined> {
  const seconds = stopwatch();
  const again = repository ? ' again, with an empty local repository' : '';
  context.progress(`${label}: fetching ${sums.size} jars (${expected} MB) with Maven${again} …`);
  await mkdir(folder, { recursive: true });
  const pom = join(folder, 'pom.xml');
  await writeFile(pom, pomText(artifacts));
  const args = [
    ...['-B', '-ntp', '-f', pom],
    '-Dmaven.wagon.http.connectionTimeout=5000',
    '-Daether.connector.connectTimeout=5000',
    `-DoutputDirectory=${folder}`,
    '-Dmdep.overWriteReleases=true',
    '-Dmdep.overIfNewer=true',
    ...(repository ? [`-Dmaven.repo.local=${repository}`] : []),
    'dependency:copy-dependencies',
  ];
  const result = await run('mvn', args, {
    deadlineMs: DEADLINE_MS,
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
  const size = megabytes(await bytesIn(folder, sums));
  context.progress(`${label}: ${size} in ${seconds()}, checksums agree`);
  return undefined;
}

/** Only the pinned names: a stray jar in the folder does not get onto the classpath. */
export function classpathOf(folder: string, sums: Sums): string {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [...sums.keys()].map((name) => join(folder, name)).join(separator);
}

function firstErrorOf(output: string): string {
  const line = output.split('\n').find((text) => text.includes('[ERROR]')) ?? output.split('\n')[0];
  return (line ?? 'no output').replace('[ERROR]', '').trim().slice(0, 200);
}

async function bytesIn(folder: string, sums: Sums): Promise<number> {
  const sizes = await Promise.all([...sums.keys()].map((name) => sizeOf(join(folder, name))));
  return sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
}

function pomText(artifacts: readonly string[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [group, name, version] = artifact.split(':');
    return `    <dependency>
      <groupId>${group}</groupId><artifactId>${name}</artifactId>
      <version>${version}</version>
    </dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>menara</groupId><artifactId>jars</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${dependencies.join('\n')}
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>
    <version>3.8.1</version>
  </plugin></plugins></build>
</project>
`;
}
