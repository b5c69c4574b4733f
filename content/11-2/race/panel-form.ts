'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. The control reads
 * it when it is pressed; what comes of it is drawn only once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
import { PAUSE_MS } from './model.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly count: string;
  readonly pauseMs: string;
  readonly clockMs: string;
  readonly together: boolean;
}

export const { currentForm, fill, useForm } = formOf<Form>({
  ...{ count: '20', pauseMs: String(PAUSE_MS), clockMs: '0' },
  together: false,
});
