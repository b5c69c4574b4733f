/** Kafka needs Java 17 or newer: find it, or say how to get it on this platform. */

import { join } from 'node:path';
import { StackError } from './errors.ts';
import type { Environment } from './paths.ts';
import { run } from './run.ts';

export const JAVA_MIN = 17;
const VERSION_DEADLINE_MS = 20_000;

export interface Java {
  command: string;
  version: string;
}

export async function findJava(env: Environment): Promise<Java> {
  const places = [...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', 'java')] : []), 'java'];
  let older: string | undefined;
  for (const command of places) {
    const version = await javaVersion(command, env);
    if (version && majorOf(version) >= JAVA_MIN) return { command, version };
    older ??= version;
  }
  const found = older ? `Java ${older} is too old for Kafka` : 'Java is missing';
  throw new StackError('java-missing', `${found}: it needs ${JAVA_MIN} or newer. ${javaRemedy()}`);
}

export async function javaVersion(command: string, env: Environment): Promise<string | undefined> {
  const result = await run(command, ['-version'], { deadlineMs: VERSION_DEADLINE_MS, env });
  return result.code === 0 ? result.tail.match(/version "([^"]+)"/)?.[1] : undefined;
}

/** "17.0.15" → 17, and "1.8.0_402" → 8: the old way of counting. */
export function majorOf(version: string): number {
  const [first = 0, second = 0] = version.split(/[._-]/).map(Number);
  return first === 1 ? second : first;
}

export function javaRemedy(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Get it with: brew install openjdk@17';
  if (platform === 'win32') return 'Get it with: winget install EclipseAdoptium.Temurin.17.JRE';
  return (
    'Get it with: sudo apt-get install openjdk-17-jre-headless ' +
    '(Fedora: sudo dnf install java-17-openjdk-headless)'
  );
}
