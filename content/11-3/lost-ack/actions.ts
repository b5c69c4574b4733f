'use server';

/** What the panel of this lab may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '#content/action.ts';
import type { Cause, Count } from './names.ts';

const SLUG = 'lost-ack';

export async function order(count: Count): Promise<ActionResult> {
  return perform(SLUG, 'order', { count });
}

export async function cut(): Promise<ActionResult> {
  return perform(SLUG, 'cut', {});
}

export async function setRetries(on: boolean): Promise<ActionResult> {
  return perform(SLUG, 'retries', { on });
}

export async function restart(): Promise<ActionResult> {
  return perform(SLUG, 'restart', {});
}

export async function click(): Promise<ActionResult> {
  return perform(SLUG, 'click', {});
}

export async function runPayment(): Promise<ActionResult> {
  return perform(SLUG, 'run-payment', {});
}

export async function stopPayment(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop-payment', { how });
}

export async function crashPayment(): Promise<ActionResult> {
  return perform(SLUG, 'crash-payment', {});
}

export async function openCase(): Promise<ActionResult> {
  return perform(SLUG, 'case', {});
}

export async function nameCause(cause: Cause): Promise<ActionResult> {
  return perform(SLUG, 'name', { cause });
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
