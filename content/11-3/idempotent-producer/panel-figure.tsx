'use client';
/** The log as the broker has it: a second record of an event is a record like any other, hatched. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { sessionsOf } from './model-sessions.ts';
import { PAYMENT } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

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
  const copies = useFacts((state) => state.copies);
  const group = useFacts(({ groups }) => groups.payment);
  const partitions = useMemo(() => {
    const records = copies.map(({ offset, customer, nth }) => ({
      ...{ offset, key: customer },
      ...(nth > 1 ? { duplicate: nth } : {}),
    }));
    return [{ partition: 0, low, end, records }];
  }, [low, end, copies]);
  const groups = useMemo(() => [{ name: PAYMENT, positions: { 0: group } }], [group]);
  const connected = useView((view) => view.connected);
  const summary = useSummary();
  const highlight = copies.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={summary}
      {...{ partitions, groups }}
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
        records: state.end - state.low,
        events: new Set(state.copies.map(({ eventId }) => eventId)).size,
        sessions: sessionsOf(state).length,
        requests: Object.keys(state.requests).length,
        cuts: Object.values(state.requests).filter(({ fate }) => fate === 'cut').length,
        charges: Object.keys(state.payments).length,
      }),
    ),
  );
}
