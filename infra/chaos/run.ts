/**
 * `npm run chaos -- --seed 7`: the night of the lab `chaos`, as long as one likes, on engines of
 * its own; the broker is killed, too. The verdict is by sets, from a ledger that only buyers write.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holds } from '#content/11-3/chaos/audit.ts';
import { repoRoot } from '#lib/stack/paths.ts';
import { commandOf, describeMachine } from '../bench/machine.ts';
import { keepNights, keptNights, writeMeasured } from '../measured/kept.ts';
import { type Args, HELP, readArgs } from './args.ts';
import { runNight } from './night.ts';
import { tableOfNight } from './print.ts';
import { type KeptNight, withNight } from './verdict.ts';

async function main(given: readonly string[]): Promise<void> {
  const args = readArgs(given);
  if (args.help) return console.log(HELP);
  const machine = describeMachine();
  console.log(`chaos: seed ${args.seed}, ${args.orders} orders, ${args.kills} kills`);
  const run = await runNight(args, (line) => console.log(line));
  const night: KeptNight = {
    date: new Date().toISOString(),
    command: commandOf('chaos', given),
    machine,
    ...settingsOf(args),
    ...run,
  };
  console.log(`\n${tableOfNight(night)}`);
  console.log(`\nAll of it: ${await keep(night)}`);
  if (args.keep) {
    await keepNights(withNight(await keptNights(), night));
    console.log(`Written: ${(await writeMeasured()).join(', ')}`);
  }
  process.exitCode = holds(run.audit) ? 0 : 1;
}

const settingsOf = ({ seed, orders, kills, others, perSecond, without }: Args) => ({
  ...{ seed, orders, kills, others, perSecond, without },
});

async function keep(night: KeptNight): Promise<string> {
  const folder = join(repoRoot(), '.menara', 'chaos');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${night.date.replaceAll(':', '-')}-seed-${night.seed}.json`);
  await writeFile(file, `${JSON.stringify(night, null, 2)}\n`);
  return file;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
