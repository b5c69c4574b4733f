'use client';
/** What became of the orders in one service, made anew only when one of its parts has changed. */
import { useMemo } from 'react';
import { type Fates, fatesIn } from './model-readings.ts';
import type { ConsumerName } from './names.ts';
import { useFacts } from './use-facts.ts';

export function useFates(name: ConsumerName): Fates {
  const ids = useFacts((state) => state.ids);
  const ordered = useFacts((state) => state.ordered);
  const markers = useFacts((state) => state.markers[name]);
  const effects = useFacts((state) => state.effects[name]);
  const committed = useFacts(({ groups }) => groups[name].committed ?? 0);
  return useMemo(
    () => fatesIn(ids, ordered, markers, effects, committed),
    [ids, ordered, markers, effects, committed],
  );
}
