/** What a run of the bench says; each is written to `.menara/bench`, the kept one to the repository. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Beside } from './beside.ts';
import type { Goal } from './goals.ts';
import type { Machine } from './machine.ts';
import type { Burst, Measures } from './measure.ts';

export interface Run {
  readonly date: string;
  readonly command: string;
  readonly machine: Machine;
  readonly measures: Measures;
  /** Absent when only other parts ran. */
  readonly burst?: Omit<Burst, 'measures'>;
  readonly beside: readonly Beside[];
  readonly goals: readonly Goal[];
}

export async function writeRun(run: Run): Promise<string> {
  const folder = join(repoRoot(), '.menara', 'bench');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${run.date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}
