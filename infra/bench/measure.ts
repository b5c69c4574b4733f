/**
 * The three measures: a press, ten records a second, two thousand records a second. Each is
 * bounded in count and time, and beside the last two the floor reads the same records.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { clock, seeded, until } from './clock.ts';
import type { Floor } from './floor.ts';
import type { Reader } from './reader.ts';
import { type Spread, spreadOf } from './stats.ts';
import type { Writer } from './writer.ts';

const PRESSES = 40;
/** A student's pace, below the lab's five actions a second. */
const PRESS_EVERY_MS = 600;
const STEADY = 100;
const STEADY_EVERY_MS = 100;
export const BURST = { records: 20_000, batch: 100, everyMs: 50 };

export interface Bench {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly floors: readonly Floor[];
}

export type Measures = Record<string, Spread>;

/** Not a whole number of frames apart: else every record meets the same moment of a frame. */
const around = (ms: number, random: () => number) => () => ms * (0.8 + 0.4 * random());

/** Every reader has seen some records and every path has been run, before the clock counts. */
export async function warmUp({ reader, writer, floors }: Bench): Promise<void> {
  for (let press = 0; press < 5; press += 1) {
    await reader.press();
    await pause(PRESS_EVERY_MS);
  }
  const wait = around(STEADY_EVERY_MS, seeded(1));
  await writer.writeSteadily(20, 1, wait);
  const last = Math.max(...writer.sent.keys());
  for (const { name, seen } of floors) await until(`${name} is up`, () => seen.has(last));
}

export async function measurePresses({ reader }: Bench): Promise<Measures> {
  const first = await reader.end();
  const before = (await reader.presses()).length;
  const wait = around(PRESS_EVERY_MS, seeded(2));
  for (let press = 0; press < PRESSES; press += 1) {
    await reader.press();
    await pause(wait());
  }
  await settled(reader, first + PRESSES);
  const presses = (await reader.presses()).slice(before);
  const cells = byOffset(await reader.cells());
  const pairs = presses.map((at, index) => ({ at, seen: cells.get(first + index) }));
  return {
    'click → DOM': spreadOf(pairs.map(({ at, seen }) => (seen?.dom ?? Number.NaN) - at)),
    'click → painted': spreadOf(pairs.map(({ at, seen }) => (seen?.painted ?? Number.NaN) - at)),
  };
}

export async function measureSteady({ reader, writer, floors }: Bench): Promise<Measures> {
  const first = await reader.end();
  await writer.writeSteadily(STEADY, 1, around(STEADY_EVERY_MS, seeded(3)));
  await settled(reader, first + STEADY);
  const sent = [...writer.sent].filter(([offset]) => offset >= first);
  const cells = byOffset(await reader.cells());
  const delays = (seenAt: (offset: number) => number | undefined) =>
    spreadOf(sent.map(([offset, at]) => (seenAt(offset) ?? Number.NaN) - at));
  const measures: Measures = {
    'produce → DOM': delays((offset) => cells.get(offset)?.dom),
    'produce → painted': delays((offset) => cells.get(offset)?.painted),
  };
  for (const { name, seen } of floors) measures[`produce → ${name}`] = delays((o) => seen.get(o));
  return measures;
}

export interface Burst {
  readonly measures: Measures;
  readonly acked: number;
  /** What the page's printed end of the log grew by. */
  readonly counted: number;
  readonly framesPerSecond: number;
  readonly worstSecond: number;
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly lastRecordMs: number;
}

export async function measureBurst({ reader, writer, floors }: Bench): Promise<Burst> {
  const first = await reader.end();
  await reader.startFrames();
  const begun = clock();
  await writer.writeSteadily(BURST.records, BURST.batch, () => BURST.everyMs);
  const ended = clock();
  await settled(reader, first + BURST.records);
  const { frames, longTasks } = await reader.stopFrames();
  const sent = [...writer.sent].filter(([offset]) => offset >= first);
  const last = first + BURST.records - 1;
  for (const { name, seen } of floors) await until(`${name}: last record`, () => seen.has(last));
  // A record is counted when the printed end has passed it.
  const ends = (await reader.ends()).filter(({ end }) => end > first);
  const countedAt = (offset: number) => ends.find(({ end }) => end > offset)?.dom ?? Number.NaN;
  const delays = (seenAt: (offset: number) => number | undefined) =>
    spreadOf(sent.map(([offset, at]) => (seenAt(offset) ?? Number.NaN) - at));
  const measures: Measures = { 'burst → DOM': delays(countedAt) };
  for (const { name, seen } of floors) measures[`burst → ${name}`] = delays((o) => seen.get(o));
  return {
    measures,
    acked: sent.length,
    counted: (await reader.end()) - first,
    ...framesOf(frames.filter((at) => at >= begun && at <= ended)),
    longestTaskMs: Math.round(Math.max(0, ...longTasks.map(({ ms }) => ms))),
    longTasks: longTasks.length,
    lastRecordMs: Number((countedAt(last) - (writer.sent.get(last) ?? Number.NaN)).toFixed(1)),
  };
}

function framesOf(frames: readonly number[]): { framesPerSecond: number; worstSecond: number } {
  const [begun = 0] = frames;
  const span = (frames.at(-1) ?? begun) - begun;
  const whole = Math.floor(span / 1000);
  const seconds = Array.from({ length: whole }, () => 0);
  for (const at of frames) {
    const second = Math.floor((at - begun) / 1000);
    if (second < whole) seconds[second] = (seconds[second] ?? 0) + 1;
  }
  const framesPerSecond = Number((((frames.length - 1) / span) * 1000).toFixed(1));
  return { framesPerSecond, worstSecond: Math.min(...seconds) };
}

/** The page says that it counts up to `end`, and has painted it. */
async function settled(reader: Reader, end: number): Promise<void> {
  const deadline = clock() + 30_000;
  while ((await reader.end()) < end) {
    if (clock() > deadline) {
      throw new Error(`The page stands at end ${await reader.end()}, the log at ${end}`);
    }
    await pause(50);
  }
  await pause(200);
}

type Cell = Awaited<ReturnType<Reader['cells']>>[number];

const byOffset = (cells: readonly Cell[]): ReadonlyMap<number, Cell> =>
  new Map(cells.map((cell) => [cell.offset, cell]));
