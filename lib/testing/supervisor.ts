/** A supervisor over the obedient program, and everything that it told. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createBus } from '../bus.ts';
import type { LabEvent } from '../events.ts';
import { createSupervisor, type SandboxChildren, type Supervisor } from '../process/supervisor.ts';
import type { Scope } from '../scope.ts';
import { type Collected, collect } from './collect.ts';
import { newScope } from './kafka.ts';

export interface SupervisorBench extends AsyncDisposable {
  readonly supervisor: Supervisor;
  readonly bundle: string;
  /** A sandbox of its own with what was told of it. */
  sandbox(max?: number): {
    scope: Scope;
    children: SandboxChildren;
    told: Collected<LabEvent>;
    pulses: Collected<string>;
  };
  readonly watched: Set<number>;
}

/** The small program as one file that plain Node runs, like the labs' own. */
export async function bundleFixture(): Promise<{ bundle: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'menara-children-'));
  const bundle = join(folder, 'obedient.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../process/fixtures/obedient.worker.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return { bundle, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

export async function openSupervisor(max = 20, maxSmall = 20): Promise<SupervisorBench> {
  const bus = createBus();
  const watched = new Set<number>();
  const files = await bundleFixture();
  const supervisor = createSupervisor({
    bus,
    max,
    maxSmall,
    bundle: () => files.bundle,
    settings: { kafka: { brokers: ['127.0.0.1:1'], ssl: false }, mongoUri: 'mongodb://none' },
    logFile: `${files.bundle}.log`,
    warden: { watch: (pid) => watched.add(pid), forget: (pid) => watched.delete(pid) },
  });
  return {
    supervisor,
    bundle: files.bundle,
    watched,
    sandbox(most = 3) {
      const scope = newScope();
      const told = collect<LabEvent>();
      const pulses = collect<string>();
      bus.listen(scope, { event: told.push, pulse: (name) => pulses.push(name) });
      return { scope, children: supervisor.children(scope, most), told, pulses };
    },
    async [Symbol.asyncDispose]() {
      await supervisor[Symbol.asyncDispose]();
      await files[Symbol.asyncDispose]();
    },
  };
}
