/**
 * A press that arrives twice is carried out once. A browser sends a request again by itself when
 * its connection breaks before the answer (Chromium does, also a POST, where the connection had
 * been in use before), and nobody can tell that from a second press but by a name: the page gives
 * each press one, and who comes with a known name gets the answer of the first.
 */
import type { ActAnswer, ActRequest } from './runtime.ts';

/** Presses that are remembered, of all visitors: more than forty make in two minutes. */
const REMEMBERED_MAX = 20_000;
const PRESS = /^[\w-]{16,40}$/;

export const isPressName = (text: string): boolean => PRESS.test(text);

export type Once = (request: ActRequest, carryOut: () => Promise<ActAnswer>) => Promise<ActAnswer>;

/** Kept in this process: across a restart of the server a press can still act twice. */
export function createOnce(remembered = REMEMBERED_MAX): Once {
  const answers = new Map<string, Promise<ActAnswer>>();
  return ({ cookie, slug, verb, press }, carryOut) => {
    if (press === undefined || !isPressName(press)) return carryOut();
    // With who pressed and what: a name that somebody else found out is of no use to them.
    const key = JSON.stringify([cookie, slug, verb, press]);
    const first = answers.get(key);
    if (first) return first;
    const answer = carryOut();
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
