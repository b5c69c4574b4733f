'use server';

/** What the panel of the lab `phone` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { ServiceName } from '../../shop/services.ts';

const SLUG = 'phone';

export async function place(count: 1 | 100 | 300): Promise<ActionResult> {
  return perform(SLUG, 'place', { count });
}

export async function forecast(percent: number): Promise<ActionResult> {
  return perform(SLUG, 'forecast', { percent });
}

export async function preset(name: 'healthy' | 'failing' | 'slow'): Promise<ActionResult> {
  return perform(SLUG, 'preset', { name });
}

export async function set(
  service: ServiceName,
  failPercent: number,
  delayMs: number,
): Promise<ActionResult> {
  return perform(SLUG, 'set', { service, failPercent, delayMs });
}

export async function retry(on: boolean): Promise<ActionResult> {
  return perform(SLUG, 'retry', { on });
}

export async function kill(service: ServiceName): Promise<ActionResult> {
  return perform(SLUG, 'kill', { service });
}

export async function revive(service: ServiceName): Promise<ActionResult> {
  return perform(SLUG, 'revive', { service });
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
