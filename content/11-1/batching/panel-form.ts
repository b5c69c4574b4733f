'use client';
/** What the reader has typed but not sent yet, and which half of the panel is open. */
import { useSyncExternalStore } from 'react';
import {
  FIELD_NAMES,
  FIRST_INPUTS,
  type Field,
  faultyFields,
  type ScaleInputs,
  type ScaleResult,
  scaleOf,
} from './scale.ts';
import type { Acks } from './settings.ts';

export interface Form {
  readonly view: 'measure' | 'scale';
  /** As typed: the server says what is out of bounds. */
  readonly perRequest: string;
  readonly acks: Acks;
  readonly gzip: boolean;
  readonly scale: Readonly<Record<Field, string>>;
}

export const typedOf = (inputs: ScaleInputs): Form['scale'] =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, String(inputs[name])])) as Form['scale'];

const initial: Form = {
  view: 'measure',
  perRequest: '100',
  acks: -1,
  gzip: false,
  scale: typedOf(FIRST_INPUTS),
};

let form = initial;
const listeners = new Set<() => void>();

export const currentForm = (): Form => form;

export function fill(change: Partial<Form>): void {
  form = { ...form, ...change };
  for (const listener of listeners) listener();
}

export function fillScale(change: Partial<Form['scale']>): void {
  fill({ scale: { ...form.scale, ...change } });
}

/** What is no number at all is out of bounds like any other. */
export function amountOf(typed: string): number {
  const value = Number(typed.trim() === '' ? Number.NaN : typed.trim());
  return Number.isFinite(value) ? value : 0;
}

export function inputsOf({ scale }: Form): ScaleInputs {
  return Object.fromEntries(
    FIELD_NAMES.map((name) => [name, amountOf(scale[name])]),
  ) as unknown as ScaleInputs;
}

export interface Calculation {
  readonly inputs: ScaleInputs;
  readonly faulty: readonly Field[];
  /** undefined: a field is out of its range. */
  readonly result: ScaleResult | undefined;
}

export function calculate(of: Form): Calculation {
  const inputs = inputsOf(of);
  const faulty = faultyFields(inputs);
  return { inputs, faulty, result: faulty.length > 0 ? undefined : scaleOf(inputs) };
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
