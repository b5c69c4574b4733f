/**
 * `npm run load`: a class on one small server. Visitors with real sockets and real server actions,
 * some of them in a real Chromium, each with two live consumers, pressing at a student's pace. A
 * server, broker and database of its own, all traffic on this machine, every loop bounded. A
 * missed goal is printed as missed, with its figure; only a broken run is an error.
 *
 *   npm run load                                    5, 10, 20, 40 visitors; 2 min each, 10 the last
 *   npm run load -- --visitors 5,10 --minutes 1     a look
 *   npm run load -- --keep                          the figures become the kept ones, and docs/ too
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repoRoot } from '#lib/stack/paths.ts';
import { freePort } from '#lib/stack/ports.ts';
import { commandOf, describeMachine } from '../bench/machine.ts';
import { buildIfNeeded } from '../build.ts';
import { startServer } from '../e2e-server.ts';
import { newLesson, openClass } from './class.ts';
import { measureIdle } from './idle.ts';
import { watchMachine } from './machine.ts';
import { type LoadOptions, readOptions } from './options.ts';
import { publish } from './publish.ts';
import { type LoadRun, type Step, stepOf } from './result.ts';
import { startScreens } from './screen.ts';
import { readCourses } from './students.ts';

/** Away from an app, from tests and from the bench that may be running. */
const PORTS = { app: 3600, MENARA_KAFKA_PORT: '30892', MENARA_MONGOD_PORT: '28917' };

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  // Before anything of ours runs: what else this machine was busy with.
  const machine = describeMachine();
  const { id: build } = await buildIfNeeded({ progress: say });
  const { app, ...ports } = PORTS;
  await using server = await startServer({
    port: await freePort(Number(process.env.PORT ?? app)),
    env: { ...ports, ...portsOf(process.env) },
  });
  await using screens = await startScreens(say);
  say(`load: ${server.url}, ${screens.browser}`);
  const told = await lesson(options, server, screens).finally(() => logOf(server));
  const run: LoadRun = {
    date: new Date().toISOString(),
    command: commandOf('load', process.argv.slice(2)),
    machine: { ...machine, browser: screens.browser, build },
    paceMs: options.paceMs,
    ...told,
  };
  await publish(run, options.keep, say);
}

async function lesson(
  options: LoadOptions,
  server: { readonly url: string; readonly pid: number },
  from: Awaited<ReturnType<typeof startScreens>>,
): Promise<Pick<LoadRun, 'labs' | 'steps' | 'faults' | 'idle'>> {
  const { url, pid } = server;
  const wanted = (slug: string) => options.labs.length === 0 || options.labs.includes(slug);
  const courses = (await readCourses()).filter(({ slug }) => wanted(slug));
  if (courses.length === 0) throw new Error(`No lab is called ${options.labs.join(' or ')}.`);
  const { paceMs } = options;
  const screens = { count: options.screens, from };
  await using machine = await watchMachine(url, pid);
  await using students = openClass({ url, courses, screens, paceMs, say });
  const steps: Step[] = [];
  for (const [at, visitors] of options.visitors.entries()) {
    const last = at === options.visitors.length - 1;
    const minutes = last ? options.lastMinutes : options.minutes;
    const [coming, atWork] = [newLesson(), newLesson()];
    students.note(coming);
    await students.growTo(visitors);
    const entered = students.size();
    const arrival = await machine.window();
    students.note(atWork);
    say(`load: ${entered} of ${visitors} visitors are at work; measuring ${minutes} min`);
    await pause(minutes * 60_000);
    if (last) await students.rest();
    students.note(undefined);
    const usage = await machine.window();
    steps.push(stepOf({ visitors, entered, minutes, coming, atWork, arrival, usage }));
  }
  const faults = students.faults();
  await students.leave();
  say('load: everybody has closed the page; waiting for the last process to end');
  return { labs: courses.map(({ slug }) => slug), steps, faults, idle: await measureIdle(url) };
}

/** What the server had to say, for whoever asks why something was refused. */
async function logOf(server: { output(): string }): Promise<void> {
  const folder = join(repoRoot(), '.menara', 'load');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.log'), server.output());
}

const portsOf = ({ MENARA_KAFKA_PORT, MENARA_MONGOD_PORT }: NodeJS.ProcessEnv) => ({
  ...(MENARA_KAFKA_PORT && { MENARA_KAFKA_PORT }),
  ...(MENARA_MONGOD_PORT && { MENARA_MONGOD_PORT }),
});

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
