'use server';

/** What the panel of the lab `one-fate` may ask the server to do. */
import { type ActionResult, perform } from '#content/action.ts';
import type { ConsumerName, Point } from './names.ts';

const SLUG = 'one-fate';

/** At which order, counted from 1, and at which of its crash points. */
export interface Death {
  readonly point: Point;
  readonly order: number;
}

export async function write(): Promise<ActionResult> {
  return perform(SLUG, 'write', {});
}

export async function again(order: number): Promise<ActionResult> {
  return perform(SLUG, 'again', { order });
}

export async function run(name: ConsumerName, dies?: Death): Promise<ActionResult> {
  return perform(SLUG, 'run', { names: [name], ...(dies ? { dies } : {}) });
}

/** The two that write apart, so that they meet the same. */
export async function runBoth(dies?: Death): Promise<ActionResult> {
  const names = ['payment-marker', 'payment-effect'];
  return perform(SLUG, 'run', { names, ...(dies ? { dies } : {}) });
}

export async function runSwallowing(): Promise<ActionResult> {
  return perform(SLUG, 'run', { names: ['payment'], catches: 'inside' });
}

export async function stop(name: ConsumerName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { names: [name], how });
}

export async function stopBoth(): Promise<ActionResult> {
  return perform(SLUG, 'stop', { names: ['payment-marker', 'payment-effect'], how: 'term' });
}

export async function orphan(): Promise<ActionResult> {
  return perform(SLUG, 'orphan', {});
}

export async function race(): Promise<ActionResult> {
  return perform(SLUG, 'race', {});
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
