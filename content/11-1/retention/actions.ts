'use server';

/** What the panel of the lab `retention` may ask the server to do. Inputs are parsed on arrival. */
import { type ActionResult, perform } from '../../action.ts';

const SLUG = 'retention';

export async function flow(perSecond: number): Promise<ActionResult> {
  return perform(SLUG, 'flow', { perSecond });
}

export async function stopFlow(): Promise<ActionResult> {
  return perform(SLUG, 'stop-flow', {});
}

export async function run(from: 'earliest' | 'latest'): Promise<ActionResult> {
  return perform(SLUG, 'run', { from });
}

export async function stop(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { how });
}

export async function setRetention(ms: number): Promise<ActionResult> {
  return perform(SLUG, 'retention', { ms });
}

export async function changePrices(): Promise<ActionResult> {
  return perform(SLUG, 'change', {});
}

export async function dropItem(): Promise<ActionResult> {
  return perform(SLUG, 'drop', {});
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
