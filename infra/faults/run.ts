/**
 * `npm run faults`: everything that can break is broken, in the order that a seed deals, while two
 * labs are in mid-run; then each row of the list of invariants is tried with its safeguard and
 * without. `--help` says how to pick.
 */

import { randomOf, seedFor } from '#lib/random.ts';
import { describeMachine } from '../bench/machine.ts';
import { buildIfNeeded } from '../build.ts';
import { keepFaults, keptFaults, writeMeasured } from '../measured/kept.ts';
import { type Args, commandLine, HELP, isNamed, portionOf, readArgs } from './args.ts';
import { type Played, play } from './drill.ts';
import { clientFaults } from './faults-of-clients.ts';
import { networkFaults } from './faults-of-networks.ts';
import { placeFaults } from './faults-of-places.ts';
import { processFaults } from './faults-of-processes.ts';
import { type FaultRun, keepRun, keepTrace } from './keep.ts';
import { tableOfFaults, tableOfRows } from './print.ts';
import { brokerRows } from './rows/broker.ts';
import { connectorRows } from './rows/connector.ts';
import { consumerRows } from './rows/consumers.ts';
import { effectRows } from './rows/effects.ts';
import { leaseRows } from './rows/leases.ts';
import { longWayRows } from './rows/long-way.ts';
import { majorityRows } from './rows/majority.ts';
import { dropClones } from './rows/mutant-server.ts';
import { neighbourRows } from './rows/neighbours.ts';
import { outboxRows } from './rows/outbox.ts';
import { ownerRows } from './rows/owners.ts';
import { placeRows } from './rows/places.ts';
import { reaperRows } from './rows/reaper.ts';
import { sandboxRows } from './rows/sandboxes.ts';
import { socketRows } from './rows/sockets.ts';
import { streamRows } from './rows/streams.ts';
import { type Tried, tryRow } from './rows/try-rows.ts';
import { merged } from './verdicts.ts';
import { openWorld, type World } from './world.ts';

const say = (line: string) => console.log(line);
const allFaults = [...processFaults, ...networkFaults, ...clientFaults, ...placeFaults];
/** A run that is shorter than this leaves out what takes minutes by itself. */
const LONG_FROM_MINUTES = 15;
const allRows = [
  ...consumerRows,
  ...ownerRows,
  ...effectRows,
  ...sandboxRows,
  ...neighbourRows,
  ...socketRows,
  ...reaperRows,
  ...majorityRows,
  ...placeRows,
  ...streamRows,
  ...outboxRows,
  ...leaseRows,
  ...longWayRows,
  // Last of them: who comes after them finds engines that have just started.
  ...connectorRows,
  ...brokerRows,
];

interface Done {
  readonly played: Played[];
  readonly tried: Tried[];
  readonly left: string[];
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const args = readArgs(argv);
  if (args.help) {
    say(HELP);
    return 0;
  }
  const { only, part } = args;
  const named = allFaults.filter(({ name }) => isNamed(only, name));
  const dealt = randomOf(args.seed).shuffle(args.negative ? [] : named);
  const faults = args.list ? named : portionOf(dealt, part);
  const wanted = allRows.filter(({ row, name }) => isNamed(only, `${row} ${name}`));
  const rows = portionOf(args.deck ? [] : wanted, part);
  if (args.list) {
    for (const { name, rows: which } of faults) say(`${name}  (${which})`);
    for (const { row, name } of rows) say(`${row}: ${name}`);
    return 0;
  }
  say(
    `faults: seed ${args.seed}, ${faults.length} faults and ${rows.length} rows, ` +
      `at most ${args.minutes} min`,
  );
  const machine = describeMachine();
  await buildIfNeeded({ progress: say });
  await dropClones();
  await using world = await openWorld({ say, trace: true });
  endOnSignal(world);
  const done = await deal(args, world, faults, rows);
  const { played, tried, left } = done;
  await dropClones();
  const run: FaultRun = {
    ...{ date: new Date().toISOString(), command: commandLine(argv), machine, seed: args.seed },
    ...(args.note !== undefined && { note: args.note }),
    ...done,
  };
  const file = await keepRun(run);
  if (args.keep) await keepVerdicts(run);
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

async function keepVerdicts(run: FaultRun): Promise<void> {
  const names = {
    faults: allFaults.map(({ name }) => name),
    rows: allRows.map(({ row }) => row),
  };
  await keepFaults(merged(await keptFaults(), run, names));
  say(`kept: ${(await writeMeasured()).join(', ')}`);
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
    const random = randomOf(seedFor(args.seed, row.row));
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
    const result = await play(fault, world, randomOf(seedFor(args.seed, fault.name)));
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
