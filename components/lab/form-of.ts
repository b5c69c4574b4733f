'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. A control reads it
 * when it is pressed; what comes of that is drawn only once the system has shown it.
 */
import { useSyncExternalStore } from 'react';

/** The form of a lab's panel, filled in like this to begin with. */
export function formOf<Form extends object>(initial: Form) {
  let form = initial;
  const listeners = new Set<() => void>();

  const currentForm = (): Form => form;

  function fill(change: Partial<Form>): void {
    form = { ...form, ...change };
    for (const listener of listeners) listener();
  }

  function useForm(): Form {
    return useSyncExternalStore(
      (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      currentForm,
      () => initial,
    );
  }

  return { currentForm, fill, useForm };
}

/** As typed: the server says what is out of bounds, and what is no number at all is so too. */
export function amountOf(typed: string): number {
  const value = Number(typed.trim());
  return Number.isFinite(value) ? value : 0;
}
