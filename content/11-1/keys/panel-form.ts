'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. The controls read
 * it when they are pressed; what comes of it is drawn only once the system has shown it.
 */
import { useSyncExternalStore } from 'react';
import type { KeyChoice } from './status.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly orders: string;
  readonly key: KeyChoice;
  readonly keys: string;
  readonly from: string;
  readonly to: string;
  /** How many partitions the topic is to have. */
  readonly grown: string;
}

const initial: Form = {
  ...{ orders: '6', key: 'none' },
  ...{ keys: '10000', from: '3', to: '4', grown: '4' },
};

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
  return typed.trim() !== '' && Number.isFinite(value) ? value : -1;
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
