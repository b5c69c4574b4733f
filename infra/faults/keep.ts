/** A run is kept as JSON; of a fault that went wrong also the ledgers' source and the page's trace. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Machine } from '../bench/machine.ts';
import type { Played } from './drill.ts';
import type { Tried } from './rows/try-rows.ts';
import type { World } from './world.ts';

export interface FaultRun {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly note?: string;
  readonly seed: number;
  readonly played: readonly Played[];
  readonly tried: readonly Tried[];
  /** Not dealt: the time was up, or what it needs is not here. */
  readonly left: readonly string[];
}

const folder = join(repoRoot(), '.menara', 'faults');

export async function keepRun(run: FaultRun): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${run.date.replaceAll(':', '-')}-seed-${run.seed}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}

/** @returns the folder with `trace.zip` (npx playwright show-trace), the server's words, the story */
export async function keepTrace(world: World, seed: number, fault: string): Promise<string> {
  const place = join(folder, `seed-${seed}-${fault.replaceAll(/[^a-z]+/g, '-')}`);
  await mkdir(place, { recursive: true });
  await world.context.tracing.stop({ path: join(place, 'trace.zip') });
  await world.context.tracing.start({ snapshots: true });
  await writeFile(join(place, 'server.log'), world.server.output());
  for (const { slug, socket, traffic } of world.runs) {
    const history = { story: socket.story, acked: traffic.acked, unknown: [...traffic.unknown] };
    await writeFile(join(place, `${slug}.json`), JSON.stringify(history));
  }
  return place;
}
