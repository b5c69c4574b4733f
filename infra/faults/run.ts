/**
 * `npm run faults`: everything that can break is broken, in the order that a seed deals, while two
 * labs are in mid-run. The table says of each fault how soon the screen told, how soon all was
 * well, and whether anything was lost or doubled. `--seed 7 --minutes 20 --only broker --negative`.
 */
import { buildIfNeeded } from '../build.ts';
import { readArgs } from './args.ts';
import { type Played, play } from './drill.ts';
import { networkFaults } from './faults-of-networks.ts';
import { processFaults } from './faults-of-processes.ts';
import { keepRun, keepTrace } from './keep.ts';
import { tableOf } from './print.ts';
import { randomOf } from './random.ts';
import { openWorld } from './world.ts';

const say = (line: string) => console.log(line);
const faults = [...processFaults, ...networkFaults];

async function main(): Promise<number> {
  const args = readArgs(process.argv.slice(2));
  if (args.list) {
    for (const { name, rows } of faults) say(`${name}  (${rows})`);
    return 0;
  }
  const begun = Date.now();
  const random = randomOf(args.seed);
  const deck = random.shuffle(faults).filter(({ name }) => name.includes(args.only ?? ''));
  say(`faults: seed ${args.seed}, ${deck.length} faults, at most ${args.minutes} min`);
  await buildIfNeeded({ progress: say });
  const played: Played[] = [];
  const world = await openWorld({ say });
  try {
    for (const fault of deck) {
      if (Date.now() - begun > args.minutes * 60_000) break;
      say(`… ${fault.name}`);
      const result = await play(fault, world, random);
      played.push(result);
      say(`${result.faults.length === 0 ? 'held' : 'BROKEN'}: ${JSON.stringify(result)}`);
      if (result.faults.length > 0) say(`trace: ${await keepTrace(world, args.seed, fault.name)}`);
    }
  } finally {
    await world[Symbol.asyncDispose]();
  }
  const left = deck.slice(played.length).map(({ name }) => name);
  const file = await keepRun({ date: new Date().toISOString(), seed: args.seed, played, left });
  say(`\n${tableOf(played)}\n`);
  if (left.length > 0) say(`not dealt, the time was up: ${left.join(', ')}`);
  say(`seed ${args.seed}, kept in ${file}`);
  return played.every(({ faults: wrong }) => wrong.length === 0) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
