'use server';

/** What the panel of the lab `log` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { GroupName } from './model.ts';

export async function send(count: 1 | 6): Promise<ActionResult> {
  return perform('log', 'send', { count });
}

export async function run(group: GroupName): Promise<ActionResult> {
  return perform('log', 'run', { group });
}

export async function stop(group: GroupName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform('log', 'stop', { group, how });
}

export async function rewind(): Promise<ActionResult> {
  return perform('log', 'rewind', {});
}

export async function emptyIndex(): Promise<ActionResult> {
  return perform('log', 'empty-index', {});
}

export async function reset(): Promise<ActionResult> {
  return perform('log', 'reset', {});
}

export async function predict(id: string, option: string): Promise<ActionResult> {
  return perform('log', 'predict', { id, option });
}

export async function answer(id: string, option: string): Promise<ActionResult> {
  return perform('log', 'answer', { id, option });
}
