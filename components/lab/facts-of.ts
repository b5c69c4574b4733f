'use client';
/** What a panel draws from: one part of its model's state at a time. */
import type { LabModel } from '#lib/lab.ts';
import { useView } from './use-lab.ts';

/**
 * The hook of a lab's panel. Before the first snapshot it reads the empty state. Select a field or
 * a plain value, nothing made anew.
 */
export function factsOf<State>(model: LabModel<State>) {
  return function useFacts<T>(select: (state: State) => T): T {
    return useView(({ state }) => select((state as State | undefined) ?? model.initial));
  };
}
