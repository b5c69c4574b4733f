'use server';

/** What the panel of the lab `kill` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';
import type { MemberName } from './model.ts';

const SLUG = 'kill';

export async function flow(perSecond: number): Promise<ActionResult> {
  return perform(SLUG, 'flow', { perSecond });
}

export async function stopFlow(): Promise<ActionResult> {
  return perform(SLUG, 'stop-flow', {});
}

export async function startAll(sessionMs: number): Promise<ActionResult> {
  return perform(SLUG, 'start-all', { sessionMs });
}

export async function start(member: MemberName, sessionMs: number): Promise<ActionResult> {
  return perform(SLUG, 'start', { member, sessionMs });
}

export async function stopAll(): Promise<ActionResult> {
  return perform(SLUG, 'stop-all', {});
}

export async function stop(member: MemberName, how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { member, how });
}

export async function freeze(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'freeze', { member });
}

export async function wake(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'wake', { member });
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
