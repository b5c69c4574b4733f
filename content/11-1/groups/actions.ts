'use server';

/** What the panel of the lab `groups` may ask the server to do. Inputs are parsed on arrival. */
import { type ActionResult, perform } from '../../action.ts';
import type { COUNTS, GroupName, Manner, MemberName } from './names.ts';

const SLUG = 'groups';

export async function send(count: (typeof COUNTS)[number]): Promise<ActionResult> {
  return perform(SLUG, 'send', { count });
}

export async function start(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'start', { member });
}

export async function startAll(): Promise<ActionResult> {
  return perform(SLUG, 'start-all', {});
}

export async function stop(name: MemberName | 'analytics'): Promise<ActionResult> {
  return perform(SLUG, 'stop', { name });
}

export async function kill(): Promise<ActionResult> {
  return perform(SLUG, 'kill', {});
}

export async function runAnalytics(manner: Manner): Promise<ActionResult> {
  return perform(SLUG, 'analytics', { manner });
}

export async function replay(group: GroupName): Promise<ActionResult> {
  return perform(SLUG, 'replay', { group });
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
