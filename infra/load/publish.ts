/** The end of a run: the tables, the JSON, and with `--keep` the kept figures and the docs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '#lib/stack/paths.ts';
import { goalRows, rows } from '../bench/print.ts';
import { keepLoad, keptLoad, writeMeasured } from '../measured/kept.ts';
import { actionRows, costRows, errorLines, stepRows } from './print.ts';
import { type LoadRun, loadGoals } from './result.ts';

export async function publish(
  run: LoadRun,
  keep: boolean,
  say: (line: string) => void,
): Promise<void> {
  const before = await keptLoad(run);
  const goals = loadGoals(run);
  const wereGoals = before && loadGoals(before);
  say('\nms, and what they were measured over:');
  say(rows(stepRows(run, before)).join('\n'));
  say('\ncost: CPU as a share of one core (100 % = one core), memory as PSS:');
  say(rows(costRows(run)).join('\n'));
  say(rows(actionRows(run)).join('\n'));
  const errors = errorLines(run);
  if (errors.length > 0) say(`\n${errors.join('\n')}`);
  say(`\n${rows(goalRows(goals, wereGoals)).join('\n')}`);
  const folder = join(repoRoot(), '.menara', 'load');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${run.date.replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify(run, null, 2)}\n`);
  say(`\n${run.command}, ${run.machine.cpus}, load before ${run.machine.load}; written to ${file}`);
  if (!keep) return;
  await keepLoad(run);
  say(`kept: ${(await writeMeasured()).join(', ')}`);
}
