/**
 * One real Kafka and MongoDB for all stack tests, in a home that is thrown away. A test reads
 * their addresses with `inject('stack')`; names of its own keep it apart from the others.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type KafkaConnection, startStack } from '#lib/stack/index.ts';
import { buildIfNeeded } from './build.ts';

export interface StackUnderTest {
  kafka: KafkaConnection;
  mongo: { uri: string };
  embedded: { kafka: boolean; mongo: boolean };
  /** Absent when KAFKA_BROKERS names a cluster that is not ours. */
  logDir?: string;
  home: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackUnderTest;
  }
}

/** Away from the ports of an app that may be running beside the tests. */
export const TEST_PORTS = { MENARA_KAFKA_PORT: '29492', MENARA_MONGOD_PORT: '27517' };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'menara-stack-'));
  const [stack] = await Promise.all([
    startStack({
      home,
      env: { ...TEST_PORTS, ...process.env },
      progress: (line) => console.log(line),
    }),
    // Only the programs; behind the lock, since the walkthroughs build beside it.
    buildIfNeeded({ progress: () => undefined, dev: true }),
  ]);
  const { kafka, mongo, embedded, logDir } = stack;
  project.provide('stack', { kafka, mongo, embedded, home, ...(logDir && { logDir }) });
  return async () => {
    await stack[Symbol.asyncDispose]();
    await rm(home, { recursive: true, force: true });
  };
}
