'use server';

/** What the panel of the lab `batching` may ask the server to do. Inputs are parsed on arrival. */
import { type ActionResult, perform } from '../../action.ts';
import type { ScaleInputs } from './scale.ts';

const SLUG = 'batching';

export async function measure(
  perRequest: number,
  acks: number,
  gzip: boolean,
): Promise<ActionResult> {
  return perform(SLUG, 'measure', { perRequest, acks, gzip });
}

export async function trial(inputs: ScaleInputs): Promise<ActionResult> {
  return perform(SLUG, 'trial', { inputs });
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
