'use server';

/** What the panel of the lab `keys` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { Pace } from './model.ts';
import type { KeyChoice } from './status.ts';

export interface Measurement {
  readonly keys: number;
  readonly from: number;
  readonly to: number;
}

export async function place(orders: number, key: KeyChoice): Promise<ActionResult> {
  return perform('keys', 'place', { orders, key });
}

export async function openOrders(): Promise<ActionResult> {
  return perform('keys', 'open', {});
}

export async function finishOrders(): Promise<ActionResult> {
  return perform('keys', 'finish', {});
}

export async function grow(to: number): Promise<ActionResult> {
  return perform('keys', 'grow', { to });
}

export async function measure(input: Measurement): Promise<ActionResult> {
  return perform('keys', 'measure', input);
}

export async function run(pace: Pace): Promise<ActionResult> {
  return perform('keys', 'run', { pace });
}

export async function stop(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform('keys', 'stop', { how });
}

export async function reset(): Promise<ActionResult> {
  return perform('keys', 'reset', {});
}

export async function predict(id: string, option: string): Promise<ActionResult> {
  return perform('keys', 'predict', { id, option });
}

export async function answer(id: string, option: string): Promise<ActionResult> {
  return perform('keys', 'answer', { id, option });
}
