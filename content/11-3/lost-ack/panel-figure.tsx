'use client';
/** The log as the broker has it: a second record of an event is a record like any other, hatched. */
import { useMemo } from 'react';
import { PAYMENT } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';

export function Figure(choice: LogChoice) {
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
  return useFacts(({ end, low, copies, requests, payments }) =>
      words.summary({
        records: end - low,
        events: new Set(copies.map(({ eventId }) => eventId)).size,
        requests: Object.keys(requests).length,
        cuts: Object.values(requests).filter(({ fate }) => fate === 'cut').length,
        charges: Object.keys(payments).length,
      }),
    );
}
