'use server';

/** What the panel of the lab `radio` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { ServiceName } from '../../shop/services.ts';

const SLUG = 'radio';

export async function order(ways: 'radio' | 'both', count: 1 | 50): Promise<ActionResult> {
  return perform(SLUG, 'order', { ways, count });
}

export async function kill(service: ServiceName): Promise<ActionResult> {
  return perform(SLUG, 'kill', { service });
}

export async function revive(service: ServiceName): Promise<ActionResult> {
  return perform(SLUG, 'revive', { service });
}

export async function reviveLive(): Promise<ActionResult> {
  return perform(SLUG, 'revive-live', {});
}

export async function replay(): Promise<ActionResult> {
  return perform(SLUG, 'replay', {});
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
