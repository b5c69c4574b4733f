'use client';
/**
 * The health of the stack in words: heard by the socket of a lab on this page, or else read from
 * `/api/health`. Until the first answer the names stand alone: nothing is claimed unasked.
 */
import { useSyncExternalStore } from 'react';
import { type EngineWords, readHealth, unknownHealth } from './health-words.ts';
import { onStack, stackHeard } from './stack-news.ts';
import { type Locale, siteWords } from './words.ts';

/** Where no lab's socket tells: an answer may be this old, and must not be older than 5 s, ms. */
const PERIOD_MS = 3000;
const ANSWER_WITHIN_MS = 1500;

export function Health({ locale }: { locale: Locale }) {
  const { kafka, mongo } = useHealth();
  const engines = [
    ['Kafka', kafka],
    ['MongoDB', mongo],
  ] as const;
  return (
    <ul className="health" aria-label={siteWords.health[locale]}>
      {engines.map(([name, word]) => (
        <li key={name} data-state={word}>
          <span>{name}</span> {siteWords.engine[word][locale]}
        </li>
      ))}
    </ul>
  );
}

/** One question for all who show it; asked only while somebody does. */
export const useHealth = (): EngineWords =>
  useSyncExternalStore(
    subscribe,
    () => health,
    () => unknownHealth,
  );

const listeners = new Set<() => void>();
let health = unknownHealth;
let stopAsking: (() => void) | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stopAsking ??= keepAsking();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopAsking?.();
    stopAsking = undefined;
  };
}

function keepAsking(): () => void {
  const abort = new AbortController();
  const put = (next: EngineWords) => {
    if (next.kafka === health.kafka && next.mongo === health.mongo) return;
    health = next;
    for (const listener of listeners) listener();
  };
  const ask = async () => {
    if (document.visibilityState === 'hidden' || stackHeard()) return;
    const answer = await askHealth(abort.signal);
    // What the socket told meanwhile is newer than this answer.
    if (!abort.signal.aborted && !stackHeard()) put(answer);
  };
  const unlisten = onStack((heard) => {
    put(heard ?? unknownHealth);
    if (!heard) void ask();
  });
  const heard = stackHeard();
  if (heard) put(heard);
  const timer = setInterval(ask, PERIOD_MS);
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    unlisten();
    abort.abort();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}

async function askHealth(signal: AbortSignal): Promise<EngineWords> {
  try {
    // A network that swallows everything gives no error: no answer in time is one.
    const either = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const response = await fetch('/api/health', { signal: either, cache: 'no-store' });
    return readHealth(await response.json());
  } catch {
    // The server itself did not answer: then nothing is known about what stands behind it.
    return unknownHealth;
  }
}
