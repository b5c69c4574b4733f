/** One clock for all processes of this machine: ms since the epoch, with fractions. */
import { setTimeout as pause } from 'node:timers/promises';

export const clock = (): number => performance.timeOrigin + performance.now();

/** Numbers that look random and are the same in every run: 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Resolves when it is true; an error names what did not come. */
export async function until(what: string, holds: () => boolean, withinMs = 30_000): Promise<void> {
  const deadline = clock() + withinMs;
  while (!holds()) {
    if (clock() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(20);
  }
}
