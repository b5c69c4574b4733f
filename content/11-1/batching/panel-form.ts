'use client';
/** What the reader has typed but not sent yet, and which half of the panel is open. */
import { amountOf, formOf } from '#components/lab/form-of.ts';
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

export const { currentForm, fill, useForm } = formOf<Form>({
  view: 'measure',
  perRequest: '100',
  acks: -1,
  gzip: false,
  scale: typedOf(FIRST_INPUTS),
});

export function fillScale(change: Partial<Form['scale']>): void {
  fill({ scale: { ...currentForm().scale, ...change } });
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
