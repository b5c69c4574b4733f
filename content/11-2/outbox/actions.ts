'use server';

/** What the panel of the lab `outbox` may ask the server to do. Inputs are parsed on arrival. */
import { type ActionResult, perform } from '../../action.ts';
import type { Placing, ProgramName } from './names.ts';

const SLUG = 'outbox';

export async function place(placing: Placing): Promise<ActionResult> {
  return perform(SLUG, 'place', placing);
}

export async function storm(forget: boolean): Promise<ActionResult> {
  return perform(SLUG, 'storm', { forget });
}

export async function run(name: ProgramName, crash = false): Promise<ActionResult> {
  return perform(SLUG, 'run', { name, crash });
}

export async function runWriter(): Promise<ActionResult> {
  return perform(SLUG, 'run-writer', {});
}

export async function stop(
  name: ProgramName | 'order-service',
  how: 'term' | 'kill',
): Promise<ActionResult> {
  return perform(SLUG, 'stop', { name, how });
}

export async function erase(): Promise<ActionResult> {
  return perform(SLUG, 'erase', {});
}

export async function measure(): Promise<ActionResult> {
  return perform(SLUG, 'measure', {});
}

export async function drawLine(): Promise<ActionResult> {
  return perform(SLUG, 'line', {});
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
