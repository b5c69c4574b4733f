'use client';
/**
 * The design the reader has put together and not tried yet, and which part of the figure is looked
 * at. It belongs to the page alone; what comes of a press is drawn once the system has shown it.
 */
import { useSyncExternalStore } from 'react';
import type { Design } from './names.ts';

export const VIEWS = ['designs', 'cost'] as const;
export type View = (typeof VIEWS)[number];

export interface Form extends Design {
  readonly view: View;
}

/** None of its four choices is a good one: they are the reader's to make. */
const initial: Form = {
  view: 'designs',
  ...{ who: 'shared', what: 'order', born: 'attempt', keep: '1d' },
};

let form = initial;
const listeners = new Set<() => void>();

export function currentDesign(): Design {
  const { view: _view, ...design } = form;
  return design;
}

export function fill(change: Partial<Form>): void {
  form = { ...form, ...change };
  for (const listener of listeners) listener();
}

export function useForm(): Form {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => form,
    () => initial,
  );
}
