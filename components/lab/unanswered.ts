/** An action that came back without an answer of ours, as one. */
import type { Acknowledgement } from './store.ts';

/** Unknown where the server was built anew since this page was; else nobody answered at all. */
export function unanswered(error: unknown): Acknowledgement {
  const unknown = error instanceof Error && error.name === 'UnrecognizedActionError';
  return { ok: false, code: unknown ? 'session-gone' : 'no-answer' };
}
