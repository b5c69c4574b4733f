/** Figures of earlier runs, kept to be compared with: one file a run in `.menara/bench`. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repoRoot } from '#lib/stack/paths.ts';
import type { Goal } from './goals.ts';
import type { Burst, Measures } from './measure.ts';

export interface Run {
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly measures: Measures;
  readonly burst: Omit<Burst, 'measures'>;
  readonly goals: readonly Goal[];
}

const folder = join(repoRoot(), '.menara', 'bench');

const keptSchema = z.object({
  date: z.string(),
  measures: z.record(z.string(), z.object({ p50: z.number() })),
  goals: z.array(z.object({ name: z.string(), value: z.number() })),
});

export type Kept = z.infer<typeof keptSchema>;

export async function lastKept(): Promise<Kept | undefined> {
  await mkdir(folder, { recursive: true });
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const last = files.at(-1);
  if (!last) return undefined;
  const kept = keptSchema.safeParse(JSON.parse(await readFile(join(folder, last), 'utf8')));
  // Written by another version of this bench: there is nothing to compare with.
  return kept.success ? kept.data : undefined;
}

export async function keep(run: Run): Promise<string> {
  const file = join(folder, `${run.date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  return file;
}
