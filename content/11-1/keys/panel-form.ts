'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. The controls read
 * it when they are pressed; what comes of it is drawn only once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
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

export const { currentForm, fill, useForm } = formOf<Form>({
  ...{ orders: '6', key: 'none' },
  ...{ keys: '10000', from: '3', to: '4', grown: '4' },
});

/** What is no number at all is out of bounds like any other. */
export function amountOf(typed: string): number {
  const value = Number(typed.trim());
  return typed.trim() !== '' && Number.isFinite(value) ? value : -1;
}
