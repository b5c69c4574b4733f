'use server';

/** What the panel of the lab `sinks` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { FlowKind } from './names.ts';
import type { SelectName } from './selects.ts';

const SLUG = 'sinks';

export type Program = 'connector' | 'search' | 'analytics';

export async function run(name: Program | 'both'): Promise<ActionResult> {
  return perform(SLUG, 'run', { name });
}

export async function stop(name: Program, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { name, how });
}

export async function flow(kind: FlowKind): Promise<ActionResult> {
  return perform(SLUG, 'flow', { kind });
}

export async function stopFlow(): Promise<ActionResult> {
  return perform(SLUG, 'stop-flow', {});
}

export async function ask(): Promise<ActionResult> {
  return perform(SLUG, 'ask', {});
}

export async function pace(slow: boolean): Promise<ActionResult> {
  return perform(SLUG, 'pace', { slow });
}

export async function wipe(): Promise<ActionResult> {
  return perform(SLUG, 'wipe', {});
}

export async function compare(): Promise<ActionResult> {
  return perform(SLUG, 'compare', {});
}

export async function find(q: string): Promise<ActionResult> {
  return perform(SLUG, 'find', { q });
}

export async function select(name: SelectName): Promise<ActionResult> {
  return perform(SLUG, 'select', { name });
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
