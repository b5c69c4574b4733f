/** What a program is given when it starts: its settings in the environment, and its place in the queue. */
import { setPriority } from 'node:os';
import type { Scope } from '../scope.ts';
import { type ChildSettings, SETTINGS_VARIABLE } from './protocol.ts';
import type { ChildSpec } from './supervisor.ts';

/** The programs take 60 to 70 MB in all; their heap needs a fraction of it. */
export const HEAP_MB = 64;
/** Kafka's client alone, in a burst of fifty records, died of 16. */
export const SMALL_HEAP_MB = 32;

/**
 * V8 keeps code of one set of flags alone: what is built for programs is built with these. Tidying
 * a heap because nothing happens costs more than a third of a start, in each program's first half
 * minute, and brings back 8 MB.
 */
export const programFlags = (heapMb: number): readonly string[] => [
  `--max-old-space-size=${heapMb}`,
  '--no-memory-reducer',
];

/** A third of the server's weight where both want the processor, all they want where it is free. */
export const NICENESS = 5;

/**
 * A class that starts its services at once wants more than there is for some seconds. They may
 * take longer then; server and engines have to answer, or every reader is told that Kafka is away.
 */
export function yieldToServer(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    // Already gone, or a system that doesn't let us: it runs like any other then.
    console.error(`priority of ${pid}: ${(error as Error).message}`);
  }
}

export function childEnvironment(
  scope: Scope,
  spec: Pick<ChildSpec, 'name' | 'settings' | 'crashPoint'>,
  connections: Pick<ChildSettings, 'kafka' | 'mongoUri'>,
): NodeJS.ProcessEnv {
  const settings: ChildSettings = {
    name: spec.name,
    ...connections,
    database: scope.database,
    prefix: scope.prefix,
    program: { ...spec.settings },
    ...(spec.crashPoint === undefined ? {} : { crashPoint: spec.crashPoint }),
  };
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    [SETTINGS_VARIABLE]: JSON.stringify(settings),
  };
}
