'use client';
/**
 * The design the reader has put together and not tried yet, and which part of the figure is looked
 * at. It belongs to the page alone; what comes of a press is drawn once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
import type { Design } from './names.ts';

export const VIEWS = ['designs', 'cost'] as const;
export type View = (typeof VIEWS)[number];

export interface Form extends Design {
  readonly view: View;
}

/** None of its four choices is a good one: they are the reader's to make. */
export const { currentForm, fill, useForm } = formOf<Form>({
  view: 'designs',
  ...{ who: 'shared', what: 'order', born: 'attempt', keep: '1d' },
});

export function currentDesign(): Design {
  const { view: _view, ...design } = currentForm();
  return design;
}
