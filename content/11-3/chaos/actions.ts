'use server';

/** What the panel of the lab `chaos` may ask the server to do. */
import { type ActionResult, perform } from '../../action.ts';
import type { Safeguard } from './names.ts';

const SLUG = 'chaos';

export async function begin(seed: number, off: readonly Safeguard[]): Promise<ActionResult> {
  return perform(SLUG, 'begin', { seed, off });
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
