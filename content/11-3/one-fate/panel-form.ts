'use client';
/**
 * Where the next service that is started from its card should die: it belongs to this page alone.
 * What comes of it is drawn only once the system has shown it.
 */
import { amountOf, formOf } from '#components/lab/form-of.ts';
import type { Death } from './actions.ts';
import { type ConsumerName, DEATHS, POINTS, type Point } from './names.ts';

export interface Form {
  readonly point: Point | '';
  /** As typed: the server says what is out of bounds. */
  readonly order: string;
}

export const { currentForm, fill, useForm } = formOf<Form>({ point: '', order: String(DEATHS[0]) });

/** Armed for one start: whoever was brought back should not die again unasked. */
export function takeDeath(name: ConsumerName): Death | undefined {
  const { point, order } = currentForm();
  const points: readonly Point[] = POINTS[name];
  if (point === '' || !points.includes(point)) return undefined;
  fill({ point: '' });
  return { point, order: amountOf(order) };
}
