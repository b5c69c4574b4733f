'use client';
/** What a screen reader is told of the three services: at most once in two seconds. */
import { useSaid } from '#components/lab/use-said.ts';
import type { State } from './model.ts';
import { lastSeries, outcomeOf } from './model-series.ts';
import { CONSUMERS } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

function summed(state: State) {
  const series = lastSeries(state);
  return CONSUMERS.map((name) => {
    const { charges, orders } = outcomeOf(state, name, series);
    return { name, charges, orders, committed: state.groups[name].committed };
  });
}
