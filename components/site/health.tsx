'use client';
/**
 * The health of the stack in words, read from `/api/health`. Until the first answer the names
 * stand alone: nothing is claimed that was not asked.
 */
import { useSyncExternalStore } from 'react';
import { type EngineWords, readHealth, unknownHealth } from './health-words.ts';
import { type Locale, siteWords } from './words.ts';

const PERIOD_MS = 10_000;

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
  let stopped = false;
  const ask = async () => {
    if (document.visibilityState === 'hidden') return;
    const answer = await askHealth();
    if (stopped || (answer.kafka === health.kafka && answer.mongo === health.mongo)) return;
    health = answer;
    for (const listener of listeners) listener();
  };
  const timer = setInterval(ask, PERIOD_MS);
  document.addEventListener('visibilitychange', ask);
  void ask();
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}

async function askHealth(): Promise<EngineWords> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store' });
    return readHealth(await response.json());
  } catch {
    // The server itself did not answer: then nothing is known about what stands behind it.
    return unknownHealth;
  }
}
