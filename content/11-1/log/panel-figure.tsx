'use client';
/** The figure of the lab `log`: the model's facts in the shapes that the partition log draws. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useClock } from '#components/lab/use-clock.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { InFlight } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { GROUPS } from './model.ts';
import { Writer } from './panel-processes.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** An ack usually comes in a few ms; a chip "on its way" is drawn once it is really waited for. */
const IN_FLIGHT_AFTER_MS = 150;
const NOTHING: readonly InFlight[] = [];

interface FigureProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Figure({ as, chosen, onChoose }: FigureProps) {
  const { locale } = useLab();
  const words = useWords();
  const { partitions, records } = usePartitions();
  const groups = useGroups();
  const inFlight = useInFlight();
  const summary = useSummary();
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={summary}
      partitions={partitions}
      groups={groups}
      labels={viewWords[locale].log}
      inFlight={inFlight}
      highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
      onSelect={(_partition, { offset }) => onChoose(offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      writer={WRITER}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

/** Draws itself again when something of it changed, and never because a record arrived. */
const WRITER = <Writer />;

function usePartitions() {
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  return { partitions, records };
}

function useGroups() {
  const states = useFacts((state) => state.groups);
  return useMemo(() => GROUPS.map((name) => ({ name, positions: { 0: states[name] } })), [states]);
}

function useInFlight(): readonly InFlight[] {
  const sending = useFacts((state) => state.sending);
  const now = useClock(0, 50, sending === null);
  if (sending === null || now - sending.since <= IN_FLIGHT_AFTER_MS) return NOTHING;
  const ms = now - sending.since;
  return sending.keys.slice(0, 1).map((key) => ({ partition: 0, key, ms }));
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts(({ low, end, groups, documents }) =>
      words.summary({
        records: end - low,
        payment: groups.payment.committed,
        search: groups.search.committed,
        documents: Object.keys(documents).length,
      }),
    ),
  );
}
