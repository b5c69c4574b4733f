'use client';
/** What the reader has typed or chosen and not sent yet: of this page alone. */
import { useSyncExternalStore } from 'react';
import { SELECT_NAMES, type SelectName } from './selects.ts';

export interface Form {
  readonly query: string;
  readonly select: SelectName;
}

const initial: Form = { query: 'kopi', select: 'minute' };
let form = initial;
const listeners = new Set<() => void>();

export const currentForm = (): Form => form;

export function fill(change: { readonly query?: string; readonly select?: string }): void {
  const { query = form.query, select } = change;
  form = { query, select: SELECT_NAMES.find((known) => known === select) ?? form.select };
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
