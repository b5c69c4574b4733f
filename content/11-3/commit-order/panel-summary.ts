'use client';
/** What a screen reader is told of the three services: at most once in two seconds. */
import { useEffect, useState } from 'react';
import type { State } from './model.ts';
import { lastSeries, outcomeOf } from './model-series.ts';
import { CONSUMERS } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function useSummary(): string {
  const words = useWords();
  const text = useFacts((state) => words.summary(summed(state)));
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 2000);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

function summed(state: State) {
  const series = lastSeries(state);
  return CONSUMERS.map((name) => {
    const { charges, orders } = outcomeOf(state, name, series);
    return { name, charges, orders, committed: state.groups[name].committed };
  });
}
