'use client';
/** What the reader has typed but not sent yet: it belongs to this page alone. */
import { formOf } from '#components/lab/form-of.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly perSecond: string;
  readonly sessionMs: string;
}

export const { currentForm, fill, useForm } = formOf<Form>({ perSecond: '9', sessionMs: '10000' });
