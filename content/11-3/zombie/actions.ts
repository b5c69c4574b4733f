'use server';

/** What the panel of the lab `zombie` may ask the server to do. */
import { type ActionResult, perform } from '../../action.ts';
import type { Kind, MemberName, Policy } from './names.ts';

const SLUG = 'zombie';

export async function send(kind: Kind): Promise<ActionResult> {
  return perform(SLUG, 'send', { kind });
}

export async function run(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'run', { member });
}

export async function stop(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'stop', { member });
}

export async function freeze(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'freeze', { member });
}

export async function wake(member: MemberName): Promise<ActionResult> {
  return perform(SLUG, 'wake', { member });
}

export async function choosePolicy(policy: Policy): Promise<ActionResult> {
  return perform(SLUG, 'policy', { policy });
}

export async function repair(): Promise<ActionResult> {
  return perform(SLUG, 'repair', {});
}

export async function replay(): Promise<ActionResult> {
  return perform(SLUG, 'replay', {});
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
