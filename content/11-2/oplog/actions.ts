'use server';

/** What the panel of the lab `oplog` may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '#content/action.ts';
import type { Rules } from './rules.ts';

const SLUG = 'oplog';

export async function edit(what: 'place' | 'pay' | 'ship' | 'remove'): Promise<ActionResult> {
  return perform(SLUG, 'edit', { edit: what });
}

export async function mix(): Promise<ActionResult> {
  return perform(SLUG, 'mix', {});
}

export async function runConnector(fromNow: boolean): Promise<ActionResult> {
  return perform(SLUG, 'run-connector', { fromNow });
}

export async function killConnector(): Promise<ActionResult> {
  return perform(SLUG, 'kill-connector', {});
}

export async function rebuild(rules: Rules): Promise<ActionResult> {
  return perform(SLUG, 'rebuild', rules);
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
