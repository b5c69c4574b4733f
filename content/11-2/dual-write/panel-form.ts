'use client';
/** What the reader has chosen but not sent yet: it belongs to this page alone. */
import { formOf } from '#components/lab/form-of.ts';
import { COUNT, type Manner, type Point } from './names.ts';

export interface Form {
  readonly manner: Manner;
  readonly point: Point | null;
  readonly retry: boolean;
  /** As typed: the server says what is out of bounds. */
  readonly count: string;
}

export const { currentForm, fill, useForm } = formOf<Form>({
  manner: 'save-first',
  point: null,
  retry: false,
  count: String(COUNT),
});
