'use client';
/**
 * What of the text is under the pointer or the focus, so that the figure can light its places. One
 * for the page, because a page shows one lab.
 */
import { useSyncExternalStore } from 'react';
import type { NounKind } from '#components/mdx/noun-shape.tsx';

export interface Lit {
  readonly noun: NounKind | null;
  /** A key of the cast. */
  readonly key: string | null;
}

const DARK: Lit = { noun: null, key: null };

let lit = DARK;
const listeners = new Set<() => void>();

export function light(next: Partial<Lit>): void {
  lit = { ...DARK, ...next };
  for (const listener of listeners) listener();
}

export const darken = (): void => light(DARK);

export function useLit(): Lit {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => lit,
    () => DARK,
  );
}
