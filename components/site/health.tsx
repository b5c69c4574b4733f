'use client';
/**
 * The health of the stack in words, read from `/api/health`. Until the first answer the names
 * stand alone: nothing is claimed that was not asked.
 */
import { useEffect, useState } from 'react';
import { type EngineWords, readHealth, unknownHealth } from './health-words.ts';
import { type Locale, siteWords } from './words.ts';

const PERIOD_MS = 10_000;

export function Health({ locale }: { locale: Locale }) {
  const health = useHealth();
  const engines = [
    ['Kafka', health.kafka],
    ['MongoDB', health.mongo],
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

export function useHealth(): EngineWords {
  const [health, setHealth] = useState<EngineWords>(unknownHealth);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      if (document.visibilityState === 'hidden') return;
      const answer = await askHealth(abort.signal);
      if (!abort.signal.aborted) setHealth(answer);
    };
    const timer = setInterval(ask, PERIOD_MS);
    document.addEventListener('visibilitychange', ask);
    ask();
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);
  return health;
}

async function askHealth(signal: AbortSignal): Promise<EngineWords> {
  try {
    const response = await fetch('/api/health', { signal, cache: 'no-store' });
    return readHealth(await response.json());
  } catch {
    // The server itself did not answer: then nothing is known about what stands behind it.
    return unknownHealth;
  }
}
