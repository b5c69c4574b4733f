/** The live tail: one reader's browser, the floor beside it, and neighbours while a burst runs. */
import { run as runCommand } from '#lib/stack/run.ts';
import type { Course } from '../load/students.ts';
import { startKcat, startPlainConsumer } from './floor.ts';
import {
  type Bench,
  BURST,
  type Burst,
  type Measures,
  measureBurst,
  measurePresses,
  measureSteady,
  warmUp,
} from './measure.ts';
import { openNeighbours } from './neighbours.ts';
import { openReader } from './reader.ts';
import { spreadOf } from './stats.ts';
import { openWriter } from './writer.ts';

const BURST_MS = (BURST.records / BURST.batch) * BURST.everyMs;

interface Live {
  readonly browser: string;
  readonly measures: Measures;
  readonly burst: Omit<Burst, 'measures'>;
}

export async function measureLive(
  server: { readonly url: string; readonly brokers: readonly string[] },
  courses: readonly Course[],
  say: (line: string) => void,
): Promise<Live> {
  const [broker = ''] = server.brokers;
  await using reader = await openReader(server.url, say);
  await using writer = await openWriter(broker, reader.topic);
  await using floors = await openFloors(broker, reader.topic, say);
  const bench: Bench = { reader, writer, floors: floors.all };
  say(`bench: ${server.url}/id/11-1/log in ${reader.browser}, topic ${reader.topic}`);
  await warmUp(bench);
  const { offset, within } = await reader.clockError();
  say(`clocks: the page's is ${offset.toFixed(2)} ms off ours, ± ${within.toFixed(2)} ms`);
  const presses = await measurePresses(bench);
  const steady = await measureSteady(bench);
  const course = courses.find(({ slug }) => slug === 'log');
  if (!course) throw new Error('the lab of the neighbours is not there');
  await using neighbours = await openNeighbours(server.url, course);
  const quiet = await neighbours.pressFor(BURST_MS);
  // The burst is measured without neighbours first: its frames are the reader's alone.
  const { measures, ...burst } = await measureBurst(bench);
  const [, flooded] = await Promise.all([measureBurst(bench), neighbours.pressFor(BURST_MS)]);
  return {
    browser: reader.browser,
    measures: {
      ...{ ...presses, ...steady, ...measures },
      'neighbours before it': spreadOf(quiet),
      'neighbours in the burst': spreadOf(flooded),
    },
    burst,
  };
}

async function openFloors(broker: string, topic: string, say: (line: string) => void) {
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
