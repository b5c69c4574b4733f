/**
 * Between a lab's server actions and the runtime: who is asking, and words for a refusal in the
 * reader's language. The one place where an error becomes a sentence.
 */
import { cookies, headers } from 'next/headers';
import { PRESS_HEADER } from '#components/lab/press-header.ts';
import type { Limit } from '#lib/errors.ts';
import { runtime } from '#lib/runtime.ts';
import { cookieName } from '#lib/visitor.ts';

/** `code` becomes a sentence in the panel, which knows the reader's language. */
export type ActionResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly limit?: Limit };

export async function perform(slug: string, verb: string, input: unknown): Promise<ActionResult> {
  const jar = await cookies();
  const cookie = jar.get(cookieName(true))?.value ?? jar.get(cookieName(false))?.value;
  const press = (await headers()).get(PRESS_HEADER) ?? undefined;
  const answer = await runtime().act({ cookie, slug, verb, input, press });
  if (answer.ok) return answer;
  const { code, limit } = answer;
  return { ok: false, code, ...(limit === undefined ? {} : { limit }) };
}
