/**
 * Who asks, along the whole of an answer: the id of a request and where it came from. Kept beside
 * the call instead of being passed through it, because Next stands between the door and the verbs.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface RequestFacts {
  /** Told to the visitor with every refusal, and written in every line of the log about it. */
  readonly request: string;
  /** The address the request came from; behind a proxy, what the proxy says. */
  readonly address: string;
  sandbox?: string;
  /** True once one of our actions was called: what fails before that was never a call of ours. */
  entered?: boolean;
}

const storage = new AsyncLocalStorage<RequestFacts>();

export const within = <T>(facts: RequestFacts, run: () => T): T => storage.run(facts, run);

/** The request that the running code belongs to; undefined for what the server does by itself. */
export const requestFacts = (): RequestFacts | undefined => storage.getStore();

/** Adds what became known on the way. */
export function noteRequest(known: Partial<Pick<RequestFacts, 'sandbox' | 'entered'>>): void {
  const facts = storage.getStore();
  if (facts) Object.assign(facts, known);
}
