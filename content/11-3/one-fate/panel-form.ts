'use client';
/**
 * Where the next service that is started from its card should die: it belongs to this page alone.
 * What comes of it is drawn only once the system has shown it.
 */
import { useSyncExternalStore } from 'react';
import type { Death } from './actions.ts';
import { type ConsumerName, DEATHS, POINTS, type Point } from './names.ts';

export interface Form {
  readonly point: Point | '';
  /** As typed: the server says what is out of bounds. */
  readonly order: string;
}

const initial: Form = { point: '', order: String(DEATHS[0]) };

let form = initial;
const listeners = new Set<() => void>();

export function fill(change: Partial<Form>): void {
  form = { ...form, ...change };
  for (const listener of listeners) listener();
}

/** Armed for one start: whoever was brought back should not die again unasked. */
export function takeDeath(name: ConsumerName): Death | undefined {
  const { point, order } = form;
  const points: readonly Point[] = POINTS[name];
  if (point === '' || !points.includes(point)) return undefined;
  fill({ point: '' });
  const typed = Number(order.trim());
  return { point, order: Number.isFinite(typed) ? typed : 0 };
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
