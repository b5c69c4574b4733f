'use client';
/** The log as the broker has it: a second record of an event is a record like any other, hatched. */
import { useMemo } from 'react';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { cutsIn, drawnCopies } from '../../shop/proxied-state.ts';
import { PAYMENT } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Figure(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const copies = useFacts((state) => state.copies);
  const group = useFacts(({ groups }) => groups.payment);
  const partitions = useMemo(
    () => [{ partition: 0, low, end, records: drawnCopies(copies) }],
    [low, end, copies],
  );
  const groups = useMemo(() => [{ name: PAYMENT, positions: { 0: group } }], [group]);
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
    />
  );
}

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) =>
    words.summary({
      records: state.end - state.low,
      events: new Set(state.copies.map(({ eventId }) => eventId)).size,
      requests: Object.keys(state.requests).length,
      cuts: cutsIn(state),
      charges: Object.keys(state.payments).length,
    }),
  );
}
