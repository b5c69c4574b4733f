'use client';
/** What the panel of the lab `retention` draws from: one part of the model's state at a time. */
import { useView } from '#components/lab/use-lab.ts';
import { model, type State } from './model.ts';

/** Before the first snapshot: the empty state. Select a field or a plain value, nothing made anew. */
export function useFacts<T>(select: (state: State) => T): T {
  return useView(({ state }) => select((state as State | undefined) ?? model.initial));
}
