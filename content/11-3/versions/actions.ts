'use server';

/** What the panel of the lab `versions` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '#content/action.ts';
import type { Copies, Guard } from './names.ts';

const SLUG = 'versions';

export async function write(): Promise<ActionResult> {
  return perform(SLUG, 'write', {});
}

export async function run(): Promise<ActionResult> {
  return perform(SLUG, 'run', {});
}

export async function stop(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { how });
}

export async function replay(): Promise<ActionResult> {
  return perform(SLUG, 'replay', {});
}

export async function empty(): Promise<ActionResult> {
  return perform(SLUG, 'empty', {});
}

export async function shuffle(seed: number, copies: Copies): Promise<ActionResult> {
  return perform(SLUG, 'shuffle', { seed, copies });
}

export async function setGuard(by: Guard): Promise<ActionResult> {
  return perform(SLUG, 'guard', { by });
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
