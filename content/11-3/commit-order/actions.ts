'use server';

/** What the panel of the lab `commit-order` may ask the server to do. */
import { type ActionResult, perform } from '#content/action.ts';
import type { ConsumerName, Place } from './names.ts';

const SLUG = 'commit-order';

export async function send(orders: number): Promise<ActionResult> {
  return perform(SLUG, 'send', { orders });
}

export async function run(consumer: ConsumerName, stand?: Place): Promise<ActionResult> {
  return perform(SLUG, 'run', { consumer, ...(stand ? { stand } : {}) });
}

export async function stop(consumer: ConsumerName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { consumer, how });
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
