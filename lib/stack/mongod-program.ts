/** A mongod program, and whether it can serve here: it is asked for its version. */
import type { Environment } from './paths.ts';
import { run } from './run.ts';

export interface MongodFiles {
  command: string;
  version: string;
  source: 'MONGOD' | 'path' | 'mongodb.org' | 'wheel';
}

/** A source answers with the program, or with the reason why it has none. */
export type Found = MongodFiles | string;

/** Change streams with images before a change need 6.0. */
export const MONGOD_MAJOR_MIN = 6;
const VERSION_DEADLINE_MS = 20_000;

export async function usable(
  command: string,
  source: MongodFiles['source'],
  env: Environment,
): Promise<Found> {
  const result = await run(command, ['--version'], { deadlineMs: VERSION_DEADLINE_MS, env });
  const version = result.tail.match(/db version v(\d+\.\d+\.\d+)/)?.[1];
  if (result.missing) return source === 'path' ? 'no mongod is on the path' : `no file ${command}`;
  if (!version)
    return `${command} does not run here (${result.tail.split('\n')[0]?.slice(0, 160)})`;
  if (Number.parseInt(version, 10) < MONGOD_MAJOR_MIN) {
    return `${command} is ${version}, and ${MONGOD_MAJOR_MIN}.0 is needed`;
  }
  return { command, version, source };
}
