'use client';
/**
 * What the page itself hears of the engines, by the socket of a lab that is on it. The head asks
 * the server every few seconds; where a lab is joined it must not say another thing meanwhile.
 */
import type { EngineWords } from './health-words.ts';

type Listener = (words: EngineWords | undefined) => void;

const listeners = new Set<Listener>();
let latest: EngineWords | undefined;

/** `undefined`: nothing is heard any more, and who wants to know must ask. */
export function tellStack(words: EngineWords | undefined): void {
  if (words?.kafka === latest?.kafka && words?.mongo === latest?.mongo) return;
  latest = words;
  for (const listener of listeners) listener(words);
}

export const stackHeard = (): EngineWords | undefined => latest;

export function onStack(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
