'use server';

/** What the panel of the lab `lab-template` may ask the server to do. */
import { type ActionResult, perform } from '#content/action.ts';

const SLUG = 'lab-template';

export async function send(): Promise<ActionResult> {
  return perform(SLUG, 'send', {});
}

export async function run(): Promise<ActionResult> {
  return perform(SLUG, 'run', {});
}

export async function stop(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { how });
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
