'use server';

/** What the panel of the lab `call-or-publish` may ask the server to do. */
import { type ActionResult, perform } from '#content/action.ts';
import type { Form } from './order-state.ts';

const SLUG = 'call-or-publish';

export async function publish(form: Form): Promise<ActionResult> {
  return perform(SLUG, 'publish', { form });
}

export async function rest(): Promise<ActionResult> {
  return perform(SLUG, 'rest', {});
}

export async function work(): Promise<ActionResult> {
  return perform(SLUG, 'work', {});
}

export async function kill(): Promise<ActionResult> {
  return perform(SLUG, 'kill', {});
}

export async function revive(): Promise<ActionResult> {
  return perform(SLUG, 'revive', {});
}

export async function change(told: boolean): Promise<ActionResult> {
  return perform(SLUG, 'change', { told });
}

export async function ask(): Promise<ActionResult> {
  return perform(SLUG, 'ask', {});
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
