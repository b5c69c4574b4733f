/**
 * `npm run bench`: how long until what was written is on the screen, beside readers that only
 * print; what starts, batches and idle consumers cost beside something else. A server, broker and
 * database of its own, a real Chromium, everything in one run, all traffic on this machine. A
 * missed goal is printed as missed; only a wrong count is an error.
 *
 *   npm run bench
 *   npm run bench -- --parts producers,children --rounds 1
 *   npm run bench -- --keep        the figures become the kept ones, and docs/measured.md too
 */
import { freePort } from '#lib/stack/ports.ts';
import { buildIfNeeded } from '../build.ts';
import { startServer } from '../e2e-server.ts';
import { readCourses } from '../load/students.ts';
import { keepBench, keptBench, writeMeasured } from '../measured/kept.ts';
import { type Beside, besideOf } from './beside.ts';
import { measureChildren } from './child-cost.ts';
import { measureConnector } from './connector.ts';
import { type Goal, goalsOf, PRODUCE, SEARCH } from './goals.ts';
import { type Run, writeRun } from './keep.ts';
import { measureLive } from './live.ts';
import { commandOf, describeMachine, type Machine } from './machine.ts';
import type { Measures } from './measure.ts';
import { readOptions } from './options.ts';
import { tablesOf } from './print.ts';
import { measureProducers } from './producers.ts';
import { measureSearch } from './search.ts';
import { measureStarts, measureVisits } from './starts.ts';
import { spreadOf } from './stats.ts';
import { measureWrites } from './writes.ts';

/** Away from an app and from tests that may be running. */
const PORTS = { app: 3500, MENARA_KAFKA_PORT: '30692', MENARA_MONGOD_PORT: '28717' };

/** Load average above which a figure is not the house's alone. */
const BUSY = 0.5;

const say = (line: string) => console.log(line);

async function main(): Promise<boolean> {
  const { parts, rounds, keep } = readOptions(process.argv.slice(2));
  const { id: build } = await buildIfNeeded({ progress: say });
  const before = await keptBench();
  const { app, ...env } = PORTS;
  const machine: Machine = { ...describeMachine(), build };
  const measures: Measures = {};
  const beside: Beside[] = [];
  if (parts.has('starts')) {
    say('bench: first and second starts');
    const { first, second } = await measureStarts({ port: app, env }, Math.min(rounds, 3));
    measures['first start'] = spreadOf(first);
    measures['second start'] = spreadOf(second);
  }
  await using server = await startServer({ port: await freePort(app), env });
  const [broker = ''] = server.brokers;
  const courses = await readCourses();
  if (parts.has('visits')) {
    say('bench: labs that open, resets');
    const { opening, reset } = await measureVisits(server.url, courses, rounds);
    measures['opening a lab'] = spreadOf(opening);
    measures.reset = spreadOf(reset);
  }
  const live = parts.has('live') ? await measureLive(server, courses, say) : undefined;
  Object.assign(measures, live?.measures);
  if (parts.has('producers')) {
    say('bench: batches of 100-byte records, in turns with ProducerPerformance');
    const rates = await measureProducers(broker, rounds, (reason) =>
      say(`ProducerPerformance is not here, its ratio is left out: ${reason}`),
    );
    if (rates) beside.push(besideOf(PRODUCE, 'records/s', rates.ours, rates.theirs));
  }
  if (parts.has('children')) {
    say('bench: consumers that idle, with and without the guard of the timer');
    const { guarded, unguarded } = await measureChildren(server, rounds);
    const idle = (costs: typeof guarded) => costs.map((cost) => cost.idle * 100);
    const name = 'idle consumer / without the guard';
    beside.push(besideOf(name, '% of a core', idle(guarded), idle(unguarded)));
    measures['consumer ready'] = spreadOf(guarded.map(({ readyMs }) => readyMs));
    measures['consumer ready, CPU'] = spreadOf(guarded.map(({ readyCpuMs }) => readyCpuMs));
  }
  if (parts.has('connector')) {
    say('bench: from a commit to its record, in turns with Debezium');
    const figures = await measureConnector(server, rounds, say);
    Object.assign(measures, figures.measures);
    beside.push(...figures.beside);
    say('bench: from the commit of an order to the index of the search service');
    measures[SEARCH] = spreadOf(await measureSearch(server));
  }
  if (parts.has('writes')) {
    say('bench: orders of some visitors, alone and beside 500 writes a second of another');
    Object.assign(measures, await measureWrites(server, courses, say));
  }
  const { burst } = live ?? {};
  const run: Run = {
    date: new Date().toISOString(),
    command: commandOf('bench', process.argv.slice(2)),
    machine: live ? { ...machine, browser: live.browser } : machine,
    ...{ measures, beside, ...(burst && { burst }) },
    goals: goalsOf(measures, burst, beside).map((goal) => explained(goal, machine)),
  };
  say(`\n${tablesOf(run, before)}`);
  say(`\nload ${machine.load} on ${machine.cpus}; written to ${await writeRun(run)}`);
  if (keep) {
    await keepBench(run);
    say(`kept: ${(await writeMeasured()).join(', ')}`);
  }
  return burst === undefined || burst.counted === burst.acked;
}

/** A machine that others work on is the first thing to ask about. */
function explained(goal: Goal, { load = 0, cpus = '' }: Machine): Goal {
  if (goal.met || Number(load) < BUSY) return goal;
  return { ...goal, reason: `others were at work: load average ${load} before it, on ${cpus}` };
}

main().then(
  (exact) => process.exit(exact ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
