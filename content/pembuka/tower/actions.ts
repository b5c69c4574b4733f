'use server';

/** What the front page may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { Listener } from './model.ts';

export async function broadcast(): Promise<ActionResult> {
  return perform('tower', 'broadcast', { count: 1 });
}

export async function kill(listener: Listener): Promise<ActionResult> {
  return perform('tower', 'kill', { listener });
}

export async function revive(listener: Listener): Promise<ActionResult> {
  return perform('tower', 'revive', { listener });
}

export async function reset(): Promise<ActionResult> {
  return perform('tower', 'reset', {});
}
