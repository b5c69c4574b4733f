'use client';
/** The health of the stack as a sentence: can the experiments be run now? */
import { useHealth } from './health.tsx';
import type { EngineWords } from './health-words.ts';
import { openingWords } from './words.opening.ts';
import type { Locale } from './words.ts';

export function HealthSentence({ locale }: { locale: Locale }) {
  return <p className="health-sentence">{openingWords[sentenceOf(useHealth())][locale]}</p>;
}

function sentenceOf({ kafka, mongo }: EngineWords) {
  if (kafka === 'down' && mongo === 'down') return 'bothDown';
  if (kafka === 'down') return 'kafkaDown';
  if (mongo === 'down') return 'mongoDown';
  return kafka === 'up' && mongo === 'up' ? 'allUp' : 'asking';
}
