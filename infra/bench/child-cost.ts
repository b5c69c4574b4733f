/**
 * What one consumer process costs: until it is ready, and while nothing happens. The very program
 * of the lab, started by the supervisor as the lab starts it; once as it is, once with the guard
 * of kafkajs' idle timer taken out of its bundle.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { type Bus, createBus } from '#lib/bus.ts';
import { connectKafka } from '#lib/kafka/client.ts';
import { createSupervisor } from '#lib/process/supervisor.ts';
import { newSandboxId, scopeOf } from '#lib/scope.ts';
import { repoRoot, workerBundle } from '#lib/stack/paths.ts';
import { BUNDLE } from '../build-workers.ts';

const PROGRAM = 'content/shop/search.worker.ts';
const NAME = 'search';
const IDLE_MS = 15_000;
/** It joins, fetches for the first time and settles, ms. */
const SETTLE_MS = 3000;
const READY_WITHIN_MS = 20_000;
const TICKS_PER_SECOND = 100;

export interface ChildCost {
  /** From fork to having joined its group, ms by the clock and ms of CPU. */
  readonly readyMs: number;
  readonly readyCpuMs: number;
  /** Share of one core while nothing is written. */
  readonly idle: number;
}

export interface ChildCosts {
  readonly guarded: ChildCost[];
  readonly unguarded: ChildCost[];
}

interface Stack {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
}

/** In turns, so that a noisy minute of the machine meets both. */
export async function measureChildren(stack: Stack, rounds: number): Promise<ChildCosts> {
  const folder = await mkdtemp(join(tmpdir(), 'menara-bench-'));
  try {
    const unguarded = await bundleWithoutGuard(folder);
    const costs: ChildCosts = { guarded: [], unguarded: [] };
    for (let round = 0; round < rounds; round += 1) {
      costs.guarded.push(await measureOne(stack, folder, workerBundle));
      costs.unguarded.push(await measureOne(stack, folder, () => unguarded));
    }
    return costs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOne(
  { brokers, mongoUri }: Stack,
  folder: string,
  bundle: (program: string) => string,
): Promise<ChildCost> {
  const kafka = { brokers, ssl: false };
  const scope = scopeOf({ sandbox: newSandboxId(), run: 1 });
  const topic = 'pesanan';
  const admin = connectKafka(kafka, 'bench').admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: scope.topic(topic) }] });
  const bus = createBus();
  const supervisor = createSupervisor({
    ...{ bus, bundle, max: 1, maxSmall: 0, settings: { kafka, mongoUri } },
    logFile: join(folder, 'workers.log'),
    warden: { watch: () => undefined, forget: () => undefined },
  });
  try {
    const begun = performance.now();
    const ready = untilReady(bus, scope);
    const settings = { topic, group: NAME, workMs: 0 };
    supervisor.children(scope, 1).start({ name: NAME, program: PROGRAM, settings });
    const pid = await ready;
    const readyMs = performance.now() - begun;
    const readyCpuMs = (await ticksOf(pid)) * (1000 / TICKS_PER_SECOND);
    await pause(SETTLE_MS);
    const [before, since] = [await ticksOf(pid), performance.now()];
    await pause(IDLE_MS);
    const seconds = (performance.now() - since) / 1000;
    const idle = ((await ticksOf(pid)) - before) / TICKS_PER_SECOND / seconds;
    return { readyMs, readyCpuMs, idle };
  } finally {
    await supervisor[Symbol.asyncDispose]();
    await admin.deleteTopics({ topics: [scope.topic(topic)] });
    await admin.disconnect();
  }
}

function untilReady(bus: Bus, scope: ReturnType<typeof scopeOf>): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the consumer is not ready')), READY_WITHIN_MS);
    const unlisten = bus.listen(scope, {
      pulse: () => undefined,
      event(event) {
        if (event.type !== 'ready') return;
        clearTimeout(late);
        unlisten();
        resolve(event.pid);
      },
    });
  });
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** The same bundle in all else: only the module that guards is an empty one. */
async function bundleWithoutGuard(folder: string): Promise<string> {
  const outfile = join(folder, 'unguarded.mjs');
  await build({
    ...BUNDLE,
    entryPoints: [join(repoRoot(), PROGRAM)],
    outfile,
    plugins: [
      {
        name: 'without-guard',
        setup({ onLoad }) {
          const contents = 'export function quietIdleTimer() {}';
          onLoad({ filter: /lib\/kafka\/quiet-timer\.ts$/ }, () => ({ contents, loader: 'ts' }));
        },
      },
    ],
  });
  return outfile;
}
