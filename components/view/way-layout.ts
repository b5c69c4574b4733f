/**
 * Where the hops of a way stand: rows are the stations, x is time. A wait of minutes and one of a
 * millisecond have to be read in one figure, so time is drawn compressed (the longer a wait, the
 * less each of its milliseconds takes), in its order and with its figures printed. Pure.
 */
import type { Hop } from '#lib/way/way.ts';

/** Every step in time takes at least this part of the room that a wait of one millisecond takes. */
const STEP = 1;
/** Of a figure with no more than one moment. */
const START = 0;

export interface Tick {
  /** 0 to 1. */
  readonly part: number;
  /** Since the first hop, ms. */
  readonly ms: number;
}

/** The moments of a way, each once, in time; `part` is where in the width it stands. */
export function ticksOf(hops: readonly Pick<Hop, 'at'>[]): readonly Tick[] {
  const times = [...new Set(hops.flatMap(({ at }) => (at ? [at.ms] : [])))].sort((a, b) => a - b);
  const [first] = times;
  if (first === undefined) return [];
  const places: number[] = [];
  for (const [index, ms] of times.entries()) {
    const before = places[index - 1];
    const wait = ms - (times[index - 1] ?? ms);
    places.push(before === undefined ? START : before + STEP + Math.log1p(wait));
  }
  const whole = Math.max(places.at(-1) ?? 0, STEP);
  return times.map((ms, index) => ({ ms: ms - first, part: (places[index] ?? 0) / whole }));
}

/** Ticks whose figures have room beside each other: the last one always, then from the left. */
export function printed(ticks: readonly Tick[], width: number, labelPx: number): readonly Tick[] {
  const last = ticks.at(-1);
  if (!last) return [];
  const kept: Tick[] = [];
  for (const tick of ticks.slice(0, -1)) {
    const before = kept.at(-1);
    const fits = !before || (tick.part - before.part) * width >= labelPx;
    if (fits && (last.part - tick.part) * width >= labelPx) kept.push(tick);
  }
  return [...kept, last];
}

/** The line from one hop to the next: it leaves at its time, and waits in the row it goes to. */
export function linkPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  return `M${from.x} ${from.y}V${to.y}H${to.x}`;
}
