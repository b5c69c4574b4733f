/**
 * `npm run bench`: how long until what was written is on the screen, beside readers that only
 * print. A server, broker and database of its own, a real Chromium, everything in one run, all
 * traffic on this machine. A missed goal is printed as missed; only a wrong count is an error.
 */
import { cpus, loadavg } from 'node:os';
import { freePort } from '#lib/stack/ports.ts';
import { run as runCommand } from '#lib/stack/run.ts';
import { buildIfNeeded } from '../build.ts';
import { startServer } from '../e2e-server.ts';
import { startKcat, startPlainConsumer } from './floor.ts';
import { goalsOf } from './goals.ts';
import { keep, lastKept, type Run } from './keep.ts';
import { type Bench, measureBurst, measurePresses, measureSteady, warmUp } from './measure.ts';
import { tableOf } from './print.ts';
import { openReader } from './reader.ts';
import { openWriter } from './writer.ts';

/** Away from an app and from tests that may be running. */
const PORTS = { app: 3500, MENARA_KAFKA_PORT: '30692', MENARA_MONGOD_PORT: '28717' };

const say = (line: string) => console.log(line);

async function main(): Promise<boolean> {
  const { id: build } = await buildIfNeeded({ progress: say });
  const before = await lastKept();
  const { app, ...ports } = PORTS;
  await using server = await startServer({ port: await freePort(app), env: ports });
  const [broker = ''] = server.brokers;
  await using reader = await openReader(server.url, say);
  await using writer = await openWriter(broker, reader.topic);
  await using floors = await openFloors(broker, reader.topic);
  const bench: Bench = { reader, writer, floors: floors.all };
  say(`bench: ${server.url}/id/11-1/log in ${reader.browser}, topic ${reader.topic}`);
  const load = loadavg()[0]?.toFixed(1) ?? '';
  await warmUp(bench);
  const { offset, within } = await reader.clockError();
  say(`clocks: the page's is ${offset.toFixed(2)} ms off ours, ± ${within.toFixed(2)} ms`);
  const presses = await measurePresses(bench);
  const steady = await measureSteady(bench);
  const { measures, ...burst } = await measureBurst(bench);
  const all = { ...presses, ...steady, ...measures };
  const run: Run = {
    date: new Date().toISOString(),
    machine: {
      cpus: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
      node: process.version,
      ...{ browser: reader.browser, build, load },
    },
    measures: all,
    burst,
    goals: goalsOf(all, { measures, ...burst }),
  };
  say(
    `\n${tableOf(run, before)}\n\nload ${load} on ${run.machine.cpus}; kept in ${await keep(run)}`,
  );
  return burst.counted === burst.acked;
}

async function openFloors(broker: string, topic: string) {
  const plain = await startPlainConsumer(broker, topic);
  const all = [plain];
  const { code } = await runCommand('kcat', ['-V'], { deadlineMs: 5000 });
  if (code === 0) all.unshift(await startKcat(broker, topic, 0));
  else say('kcat is not here: its ratios are left out (Debian: sudo apt-get install kcat)');
  const close = async () => {
    await Promise.all(all.map((floor) => floor[Symbol.asyncDispose]()));
  };
  return { all, [Symbol.asyncDispose]: close };
}

main().then(
  (exact) => process.exit(exact ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
