'use client';
/** The seed as the reader has typed it: it belongs to this page alone until it is sent. */
import { useSyncExternalStore } from 'react';

const SEED = '11';

let seed = SEED;
const listeners = new Set<() => void>();

/** As typed: the server says what is out of bounds. What is no number at all is out of them too. */
export function currentSeed(): number {
  const value = Number(seed.trim());
  return Number.isFinite(value) ? value : 0;
}

export function typeSeed(typed: string): void {
  seed = typed;
  for (const listener of listeners) listener();
}

export function useSeed(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => seed,
    () => SEED,
  );
}
