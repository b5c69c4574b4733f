'use client';
/**
 * What the reader has filled in but not sent yet: it belongs to this page alone. The controls read
 * it when they are pressed; what comes of it is drawn only once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
import type { CrashPoint } from './crash-points.ts';
import type { ConsumerName } from './model.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly events: string;
  readonly copies: string;
  readonly order: 'grouped' | 'interleaved';
  /** An event of the log to deliver again; empty: new ones. */
  readonly eventId: string;
  readonly crash: Readonly<Partial<Record<ConsumerName, CrashPoint>>>;
}

export const { currentForm, fill, useForm } = formOf<Form>({
  events: '1',
  copies: '50',
  order: 'grouped',
  eventId: '',
  crash: {},
});

/** Armed for one start: whoever was brought back should not die again unasked. */
export function takeCrashPoint(consumer: ConsumerName): CrashPoint | undefined {
  const { [consumer]: point, ...others } = currentForm().crash;
  fill({ crash: others });
  return point;
}
