'use client';
/** What the reader has chosen but not sent yet: it belongs to this page alone. */
import { useSyncExternalStore } from 'react';
import { COUNT, type Manner, type Point } from './names.ts';

export interface Form {
  readonly manner: Manner;
  readonly point: Point | null;
  readonly retry: boolean;
  /** As typed: the server says what is out of bounds. */
  readonly count: string;
}

const initial: Form = { manner: 'save-first', point: null, retry: false, count: String(COUNT) };

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
