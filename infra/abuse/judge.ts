/** Whether an answer to malformed input may stand. Pure, so that its own test can turn it red. */
import type { Attempt } from './attempts.ts';
import type { Reply } from './send.ts';

/** A place of this machine, a line of a stack, an address of the engines: never a visitor's. */
const INSIDE = /\bat [\w.<>]+ \(|node_modules\/|file:\/\/\/|node:internal|MongoServerError|KafkaJS/;
const SANDBOX = /\bsb[-_]([0-9a-f]{16})[-_]r\d/g;

/** @returns what is wrong, in words; undefined if nothing is */
export function faultIn(
  attempt: Attempt,
  reply: Reply,
  own: readonly string[],
): string | undefined {
  const { status, id, text } = reply;
  if (status >= 500 && id === undefined) return `${status} without an id`;
  if (status >= 500 && status !== 503) return `${status}: our own fault, for input of a visitor`;
  if (INSIDE.test(text)) return `the answer shows the inside: ${INSIDE.exec(text)?.[0]}`;
  // Whoever sends a name back reads only what was sent.
  const sent = JSON.stringify(attempt);
  for (const [found, sandbox = ''] of text.matchAll(SANDBOX)) {
    if (!own.includes(sandbox) && !sent.includes(sandbox)) return `names another's ${found}`;
  }
  const acted = attempt.method === 'POST' && /(^|\n)1:\{"ok":true/.test(text);
  return acted ? 'was done' : undefined;
}
