'use client';
/** The deliveries as the log has them: every copy a record of its own, numbered by its eventId. */
import { useMemo } from 'react';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { LogGroup } from '#components/view/log-types.ts';
import { CONSUMERS } from './model.ts';
import { sumOf } from './model-readings.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Bookmarks are evidence here, not the subject: the lane stays bare, the table has them. */
const NO_GROUPS: readonly LogGroup[] = [];

export function Figure(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const ordinals = useFacts((state) => state.ordinals);
  const partitions = useMemo(() => {
    const drawn = records.map(({ offset, key, control }) => {
      const nth = ordinals[offset] ?? 1;
      const marker = control ? { control } : {};
      return { offset, key, ...marker, ...(nth > 1 ? { duplicate: nth } : {}) };
    });
    return [{ partition: 0, low, end, records: drawn }];
  }, [low, end, records, ordinals]);
  const states = useFacts((state) => state.groups);
  const groups = useMemo(
    () => CONSUMERS.map((name) => ({ name, positions: { 0: states[name] } })),
    [states],
  );
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={choice.as === 'table' ? groups : NO_GROUPS}
    />
  );
}

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) =>
    words.summary({
      deliveries: state.end - state.low,
      events: Object.keys(state.events).length,
      naive: sumOf(state, 'payment-naive').count,
      unique: sumOf(state, 'payment').count,
      refused: state.refused,
    }),
  );
}
