'use server';

/** What the panel of this lab may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '#content/action.ts';
import type { Count, Cut } from './names.ts';

const SLUG = 'idempotent-producer';

export async function order(count: Count): Promise<ActionResult> {
  return perform(SLUG, 'order', { count });
}

export async function cut(which: Cut): Promise<ActionResult> {
  return perform(SLUG, 'cut', { which });
}

export async function orderAndDie(): Promise<ActionResult> {
  return perform(SLUG, 'die', {});
}

export async function runService(): Promise<ActionResult> {
  return perform(SLUG, 'run-service', {});
}

export async function click(): Promise<ActionResult> {
  return perform(SLUG, 'click', {});
}

export async function setIdempotent(on: boolean): Promise<ActionResult> {
  return perform(SLUG, 'idempotent', { on });
}

export async function runPayment(): Promise<ActionResult> {
  return perform(SLUG, 'run-payment', {});
}

export async function stopPayment(): Promise<ActionResult> {
  return perform(SLUG, 'stop-payment', {});
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
