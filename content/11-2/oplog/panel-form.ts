'use client';
/** What the reader has chosen for the applier and not sent yet; it belongs to this page alone. */
import { useSyncExternalStore } from 'react';
import { FIRST_RULES, type Rules } from './rules.ts';

let rules: Rules = FIRST_RULES;
const listeners = new Set<() => void>();

export const currentRules = (): Rules => rules;

export function choose(change: Partial<Rules>): void {
  rules = { ...rules, ...change };
  for (const listener of listeners) listener();
}

export function useRules(): Rules {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    currentRules,
    () => FIRST_RULES,
  );
}
