'use client';
/** The three topics as lanes under each other: one outbox, three ways of carrying it. */
import { useEffect, useMemo, useState } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import type { LogGroup, LogRecord } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { findIn } from '#lib/fold/shelves.ts';
import type { State } from './model.ts';
import { distinctIn, invertedIn, type Lane, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { KINDS, type Kind } from './names.ts';
import { recordId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Relays keep no bookmark in Kafka: what they remember stands with the outbox. */
const NO_GROUPS: readonly LogGroup[] = [];

interface LanesProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(kind: Kind, offset: number): void;
}

export function Lanes({ as, chosen, onChoose }: LanesProps) {
  const { locale } = useLab();
  const words = useWords();
  const lanes = useFacts((state) => state.lanes);
  const rows = useFacts((state) => state.rows);
  const partitions = useMemo(
    () =>
      KINDS.map((kind, partition) => {
        const { low, end, records, again } = lanes[kind];
        return { partition, low, end, records: drawn(records, again, rows) };
      }),
    [lanes, rows],
  );
  const labels = useMemo(() => {
    const base = viewWords[locale].log;
    const name = (partition: number) => words.kinds[KINDS[partition] ?? 'cursor'];
    // The chip shows whose order it is; Kafka's key is the order's number, as the evidence says.
    const record = (one: LogRecord) => words.recordOf(one.offset, one.key, one.duplicate ?? 1);
    const table = { ...base.table, partition: 'topic', key: words.colCustomer };
    return { ...base, partition: name, partitionShort: name, record, table };
  }, [locale, words]);
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = partitions.flatMap(({ partition, records }) =>
    records
      .filter(({ offset }) => recordId(KINDS[partition] ?? 'cursor', offset) === chosen)
      .map(({ offset }) => ({ partition, offset })),
  )[0];
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={useSummary()}
      partitions={partitions}
      groups={NO_GROUPS}
      labels={labels}
      highlight={highlight ?? null}
      onSelect={(partition, { offset }) => onChoose(KINDS[partition] ?? 'cursor', offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

/** Whose order a record tells of is known from the row with its eventId. */
function drawn(records: Lane['records'], again: Lane['again'], rows: State['rows']): LogRecord[] {
  return records.map(({ offset, key, headers }) => {
    const customer = findIn(rows, headers.eventId ?? '')?.customer ?? key;
    const nth = again[offset]?.nth;
    return { offset, key: customer, ...(nth === undefined ? {} : { duplicate: nth }) };
  });
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  const text = useFacts((state) => words.summary(summed(state)));
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 2000);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

const summed = (state: State) => ({
  rows: countsOf(state).all,
  cursor: distinctIn(state.lanes.cursor),
  flag: distinctIn(state.lanes.flag),
  stream: distinctIn(state.lanes.stream),
  lost: lostOf(state).length,
  repeats: repeatsIn(state.lanes.flag),
  inverted: invertedIn(state.lanes.flag),
});
