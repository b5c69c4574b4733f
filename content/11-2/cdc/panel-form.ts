'use client';
/** How the reader wants the connector to save its token at the next start: of this page alone. */
import { useSyncExternalStore } from 'react';
import { MODES, type Mode } from './names.ts';

let mode: Mode = 'after';
const listeners = new Set<() => void>();

export const currentMode = (): Mode => mode;

export function chooseMode(wanted: string): void {
  mode = MODES.find((known) => known === wanted) ?? mode;
  for (const listener of listeners) listener();
}

export function useMode(): Mode {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    currentMode,
    () => 'after' as const,
  );
}
