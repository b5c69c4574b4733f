'use client';
/**
 * What the reader has chosen on this page and not sent yet, and which part of the figure is looked
 * at. It belongs to the page alone; what comes of a press is drawn once the system has shown it.
 */
import { useSyncExternalStore } from 'react';
import type { CrashPoint, Version } from './names.ts';

export const VIEWS = ['fate', 'contract', 'cost'] as const;
export type View = (typeof VIEWS)[number];

export interface Form {
  readonly view: View;
  readonly crashPoint: CrashPoint | '';
  readonly forget: boolean;
  readonly version: Version;
}

const initial: Form = { view: 'fate', crashPoint: '', forget: false, version: '1' };

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
