'use client';
/**
 * Plays the run again from the cursor, each event at the distance it had, faster or slower. It ends
 * in the present; whoever seeks meanwhile takes over.
 */
import { useEffect, useState } from 'react';
import type { LabEvent } from '#lib/events.ts';
import type { LabStore } from './store.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** How many events had happened by this moment. */
export function cursorAt(events: readonly LabEvent[], ms: number): number {
  return events.findLastIndex((event) => event.at <= ms) + 1;
}

/** The moment a cursor stands at, ms. */
export function momentOf(events: readonly LabEvent[], cursor: number): number {
  return events[Math.max(0, cursor - 1)]?.at ?? 0;
}

/** Where the cursor stands after so much real time; null: the replay has reached the present. */
export function replayed(
  events: readonly LabEvent[],
  from: number,
  elapsedMs: number,
  speed: Speed,
): number | null {
  const to = cursorAt(events, from + elapsedMs * speed);
  return to >= events.length ? null : to;
}

export function useReplay(store: LabStore) {
  const [speed, setSpeed] = useState<Speed>(1);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const start = store.view().history;
    let shown = start?.cursor ?? null;
    const from = start && shown !== null ? momentOf(start.events, shown) : 0;
    const begun = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const history = store.view().history;
      // The reader has moved the cursor, or gone to the present: theirs counts.
      if (!history || shown === null || history.cursor !== shown) return setPlaying(false);
      const to = replayed(history.events, from, now - begun, speed);
      if (to !== shown) store.seek(to);
      shown = to;
      if (to === null) setPlaying(false);
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, store]);
  return { speed, setSpeed, playing, play: () => setPlaying(true), stop: () => setPlaying(false) };
}
