'use client';
/** The deliveries as the log has them: every copy a record of its own, numbered by its eventId. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogGroup } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { CONSUMERS } from './model.ts';
import { sumOf } from './model-readings.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Bookmarks are evidence here, not the subject: the lane stays bare, the table has them. */
const NO_GROUPS: readonly LogGroup[] = [];

interface FigureProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Figure({ as, chosen, onChoose }: FigureProps) {
  const { locale } = useLab();
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
  const connected = useView((view) => view.connected);
  const summary = useSummary();
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={summary}
      partitions={partitions}
      groups={as === 'table' ? groups : NO_GROUPS}
      labels={viewWords[locale].log}
      highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
      onSelect={(_partition, { offset }) => onChoose(offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
    />
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts((state) =>
      words.summary({
        deliveries: state.end - state.low,
        events: Object.keys(state.events).length,
        naive: sumOf(state, 'payment-naive').count,
        unique: sumOf(state, 'payment').count,
        refused: state.refused,
      }),
    ),
  );
}
