'use client';
/**
 * What the reader has chosen on this page and not sent yet, and which part of the figure is looked
 * at. It belongs to the page alone; what comes of a press is drawn once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
import type { CrashPoint, Version } from './names.ts';

export const VIEWS = ['fate', 'contract', 'cost'] as const;
export type View = (typeof VIEWS)[number];

export interface Form {
  readonly view: View;
  readonly crashPoint: CrashPoint | '';
  readonly forget: boolean;
  readonly version: Version;
}

export const { currentForm, fill, useForm } = formOf<Form>({
  view: 'fate',
  crashPoint: '',
  forget: false,
  version: '1',
});
