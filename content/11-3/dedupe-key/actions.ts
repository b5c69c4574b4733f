'use server';

/** What the panel of the lab `dedupe-key` may ask the server to do. Inputs are parsed on arrival. */
import { type ActionResult, perform } from '../../action.ts';
import type { Design } from './names.ts';

const SLUG = 'dedupe-key';

export async function attack(design: Design): Promise<ActionResult> {
  return perform(SLUG, 'attack', design);
}

export async function measure(): Promise<ActionResult> {
  return perform(SLUG, 'measure', {});
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
