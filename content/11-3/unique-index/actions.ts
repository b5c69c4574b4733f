'use server';

/** What the panel of this lab may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { CrashPoint } from './crash-points.ts';
import type { ConsumerName } from './model.ts';

const SLUG = 'unique-index';

export interface Injection {
  readonly events: number;
  readonly copies: number;
  readonly order: 'grouped' | 'interleaved';
  readonly eventId?: string;
}

export async function inject(input: Injection): Promise<ActionResult> {
  return perform(SLUG, 'inject', input);
}

export async function setMode(together: boolean): Promise<ActionResult> {
  return perform(SLUG, 'mode', { together });
}

export async function run(consumer: ConsumerName, crashPoint?: CrashPoint): Promise<ActionResult> {
  return perform(SLUG, 'run', { consumer, ...(crashPoint ? { crashPoint } : {}) });
}

export async function stop(consumer: ConsumerName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { consumer, how });
}

export async function buildIndex(): Promise<ActionResult> {
  return perform(SLUG, 'build-index', {});
}

export async function drawLine(): Promise<ActionResult> {
  return perform(SLUG, 'line', {});
}

export async function reset(): Promise<ActionResult> {
  return perform(SLUG, 'reset', {});
}

export async function predict(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'predict', { id, option });
}

export async function answer(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'answer', { id, option });
}
