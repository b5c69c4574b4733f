'use client';
/** The figure of the lab `log`: the model's facts in the shapes that the partition log draws. */
import { useMemo } from 'react';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { useClock } from '#components/lab/use-clock.ts';
import type { InFlight } from '#components/view/log-types.ts';
import { GROUPS } from './model.ts';
import { Writer } from './panel-processes.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** An ack usually comes in a few ms; a chip "on its way" is drawn once it is really waited for. */
const IN_FLIGHT_AFTER_MS = 150;
const NOTHING: readonly InFlight[] = [];

export function Figure(choice: LogChoice) {
  const words = useWords();
  const partitions = usePartitions();
  const groups = useGroups();
  const inFlight = useInFlight();
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      writer={WRITER}
      inFlight={inFlight}
    />
  );
}

/** Draws itself again when something of it changed, and never because a record arrived. */
const WRITER = <Writer />;

function usePartitions() {
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  return useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts(({ low, end, groups, documents }) =>
    words.summary({
      records: end - low,
      payment: groups.payment.committed,
      search: groups.search.committed,
      documents: Object.keys(documents).length,
    }),
  );
}
