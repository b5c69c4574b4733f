/**
 * `npm run faults`: everything that can break is broken, in the order that a seed deals, while two
 * labs are in mid-run; then each row of the list of invariants is tried with its safeguard and
 * without. `--seed 7 --minutes 20 --only broker --negative --list`.
 */
import { buildIfNeeded } from '../build.ts';
import { type Args, readArgs } from './args.ts';
import { type Played, play } from './drill.ts';
import { clientFaults } from './faults-of-clients.ts';
import { networkFaults } from './faults-of-networks.ts';
import { placeFaults } from './faults-of-places.ts';
import { processFaults } from './faults-of-processes.ts';
import { keepRun, keepTrace } from './keep.ts';
import { tableOfFaults, tableOfRows } from './print.ts';
import { type Random, randomOf } from './random.ts';
import { brokerRows } from './rows/broker.ts';
import { connectorRows } from './rows/connector.ts';
import { consumerRows } from './rows/consumers.ts';
import { effectRows } from './rows/effects.ts';
import { dropClones } from './rows/mutant-server.ts';
import { neighbourRows } from './rows/neighbours.ts';
import { reaperRows } from './rows/reaper.ts';
import { sandboxRows } from './rows/sandboxes.ts';
import { socketRows } from './rows/sockets.ts';
import { type Tried, tryRow } from './rows/try-rows.ts';
import { openWorld, type World } from './world.ts';

const say = (line: string) => console.log(line);
const allFaults = [...processFaults, ...networkFaults, ...clientFaults, ...placeFaults];
/** A run that is shorter than this leaves out what takes minutes by itself. */
const LONG_FROM_MINUTES = 15;
const allRows = [
  ...consumerRows,
  ...effectRows,
  ...sandboxRows,
  ...neighbourRows,
  ...socketRows,
  ...reaperRows,
  // Last of them: who comes after them finds engines that have just started.
  ...connectorRows,
  ...brokerRows,
];

interface Done {
  readonly played: Played[];
  readonly tried: Tried[];
  /** Not dealt: the time was up, or what it needs is not here. */
  readonly left: string[];
}

async function main(): Promise<number> {
  const args = readArgs(process.argv.slice(2));
  const named = ({ name }: { name: string }) => name.includes(args.only ?? '');
  const faults = args.negative ? [] : allFaults.filter(named);
  const rows = (args.deck ? [] : allRows).filter(({ row, name }) =>
    named({ name: `${row} ${name}` }),
  );
  if (args.list) {
    for (const { name, rows: which } of faults) say(`${name}  (${which})`);
    for (const { row, name } of rows) say(`${row}: ${name}`);
    return 0;
  }
  say(
    `faults: seed ${args.seed}, ${faults.length} faults and ${rows.length} rows, ` +
      `at most ${args.minutes} min`,
  );
  await buildIfNeeded({ progress: say });
  await dropClones();
  await using world = await openWorld({ say, trace: true });
  endOnSignal(world);
  const random = randomOf(args.seed);
  const done = await deal(args, world, random, random.shuffle(faults), rows);
  const { played, tried, left } = done;
  await dropClones();
  const file = await keepRun({ date: new Date().toISOString(), seed: args.seed, ...done });
  if (played.length > 0) say(`\n${tableOfFaults(played)}`);
  if (tried.length > 0) say(`\n${tableOfRows(tried)}`);
  if (left.length > 0) say(`\nnot dealt: ${left.join(', ')}`);
  const bad =
    played.filter(({ faults: wrong }) => wrong.length > 0).length +
    tried.filter(({ good }) => !good).length;
  say(
    `\n${bad === 0 ? 'all held' : `${bad} did not hold`}; again with --seed ${args.seed}; kept in ${file}`,
  );
  return bad === 0 && played.length + tried.length > 0 ? 0 : 1;
}

/** Ctrl-C leaves no engine, no mount and no folder behind. */
function endOnSignal(world: World): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say(`faults: stopping (${signal})`);
      void Promise.resolve(world[Symbol.asyncDispose]()).finally(() => process.exit(130));
    });
  }
}

async function deal(
  args: Args,
  world: World,
  random: Random,
  deck: readonly (typeof allFaults)[number][],
  rows: readonly (typeof allRows)[number][],
): Promise<Done> {
  const until = Date.now() + args.minutes * 60_000;
  const done: Done = { played: [], tried: [], left: [] };
  for (const row of rows) {
    if (Date.now() > until) {
      done.left.push(`${row.row} (time was up)`);
      continue;
    }
    const { engines, stores, home: folder, server } = world;
    const context = { engines, stores, folder, say, url: server.url, pid: server.pid };
    for (const tried of await tryRow(row, context, random, args.negative)) {
      done.tried.push(tried);
      say(`${tried.row}${tried.without ? ` without ${tried.without}` : ''}: ${tried.verdict}`);
    }
  }
  for (const fault of deck) {
    if (Date.now() > until) {
      done.left.push(`${fault.name} (time was up)`);
      continue;
    }
    const missing =
      fault.long && args.minutes < LONG_FROM_MINUTES ? 'takes minutes' : fault.needs?.(world);
    if (missing) {
      done.left.push(`${fault.name} (${missing})`);
      continue;
    }
    const result = await play(fault, world, random);
    done.played.push(result);
    const good = result.faults.length === 0;
    say(`${fault.name}: ${good ? 'held' : `BROKEN: ${result.faults.join('; ')}`}`);
    if (!good) say(`trace: ${await keepTrace(world, args.seed, fault.name)}`);
  }
  return done;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
