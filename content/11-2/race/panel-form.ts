'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. The control reads
 * it when it is pressed; what comes of it is drawn only once the system has shown it.
 */
import { useSyncExternalStore } from 'react';
import { PAUSE_MS } from './model.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly count: string;
  readonly pauseMs: string;
  readonly clockMs: string;
  readonly together: boolean;
}

const initial: Form = {
  ...{ count: '20', pauseMs: String(PAUSE_MS), clockMs: '0' },
  together: false,
};

let form = initial;
const listeners = new Set<() => void>();

export const currentForm = (): Form => form;

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
    currentForm,
    () => initial,
  );
}
