'use server';

/** What the panel of the lab `cdc` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { Mode } from './names.ts';

const SLUG = 'cdc';

export async function flow(size: 'few' | 'many'): Promise<ActionResult> {
  return perform(SLUG, 'flow', { size });
}

export async function stopFlow(): Promise<ActionResult> {
  return perform(SLUG, 'stop-flow', {});
}

export async function run(mode: Mode, start: 'saved' | 'note-then-copy'): Promise<ActionResult> {
  return perform(SLUG, 'run', { mode, start });
}

export async function stop(): Promise<ActionResult> {
  return perform(SLUG, 'stop', {});
}

export async function kill(how: 'gap' | 'now'): Promise<ActionResult> {
  return perform(SLUG, 'kill', { how });
}

export async function round(mode: Mode): Promise<ActionResult> {
  return perform(SLUG, 'round', { mode });
}

export async function token(of: 'other' | 'old'): Promise<ActionResult> {
  return perform(SLUG, 'token', { of });
}

export async function copy(): Promise<ActionResult> {
  return perform(SLUG, 'copy', {});
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
