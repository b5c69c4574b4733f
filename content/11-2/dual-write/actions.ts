'use server';

/** What the panel of this lab may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { Manner, Point } from './names.ts';

const SLUG = 'dual-write';

export interface Placing {
  readonly manner: Manner;
  readonly count: number;
  readonly point: Point | null;
  readonly retry: boolean;
}

export async function place(input: Placing): Promise<ActionResult> {
  return perform(SLUG, 'place', input);
}

export async function run(): Promise<ActionResult> {
  return perform(SLUG, 'run', {});
}

export async function kill(): Promise<ActionResult> {
  return perform(SLUG, 'kill', {});
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
