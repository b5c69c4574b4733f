'use client';
/** What the reader has typed but not sent yet: it belongs to this page alone. */
import { useSyncExternalStore } from 'react';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly perSecond: string;
  readonly sessionMs: string;
}

const initial: Form = { perSecond: '9', sessionMs: '10000' };

let form = initial;
const listeners = new Set<() => void>();

export const currentForm = (): Form => form;

export function fill(change: Partial<Form>): void {
  form = { ...form, ...change };
  for (const listener of listeners) listener();
}

/** What is no number at all is out of bounds like any other. */
export function amountOf(typed: string): number {
  const value = Number(typed.trim());
  return Number.isFinite(value) ? value : 0;
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
