'use client';
/** What the reader has filled in but not sent yet: it belongs to this page alone. */
import { useSyncExternalStore } from 'react';
import { type ConsumerName, GAP, ORDERS, type Place } from './names.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly orders: string;
  /** Where to stand midway; `gap`: where effect and bookmark of that service disagree. */
  readonly place: Place | 'gap';
}

const initial: Form = { orders: String(ORDERS), place: 'gap' };

let form = initial;
const listeners = new Set<() => void>();

export const currentForm = (): Form => form;

export function fill(change: Partial<Form>): void {
  form = { ...form, ...change };
  for (const listener of listeners) listener();
}

/** What is no number at all is out of bounds like any other. */
export function ordersTyped(): number {
  const value = Number(form.orders.trim());
  return Number.isFinite(value) ? value : 0;
}

export const placeChosen = (name: ConsumerName): Place =>
  form.place === 'gap' ? GAP[name] : form.place;

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
