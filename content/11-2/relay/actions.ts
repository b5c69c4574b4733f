'use server';

/** What the panel of the lab `relay` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '#content/action.ts';
import type { LoadKind, Manner, RelayName } from './names.ts';

const SLUG = 'relay';

export async function write(kind: LoadKind): Promise<ActionResult> {
  return perform(SLUG, 'write', { kind });
}

export async function run(relay: RelayName, armed: boolean): Promise<ActionResult> {
  return perform(SLUG, 'run', { relay, armed });
}

export async function stop(relay: RelayName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { relay, how });
}

export async function setManner(manner: Manner): Promise<ActionResult> {
  return perform(SLUG, 'manner', { manner });
}

export async function setPark(park: boolean): Promise<ActionResult> {
  return perform(SLUG, 'park', { park });
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
