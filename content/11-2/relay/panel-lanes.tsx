'use client';
/** The three topics as lanes under each other: one outbox, three ways of carrying it. */
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogGroup, LogRecord } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
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
  const cursor = useLane('cursor');
  const flag = useLane('flag');
  const stream = useLane('stream');
  const partitions = useMemo(() => [cursor, flag, stream], [cursor, flag, stream]);
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

/** A lane of its own: a record in one topic must not draw the others again. */
function useLane(kind: Kind) {
  const lane = useFacts(({ lanes }) => lanes[kind]);
  return useMemo(() => {
    const { low, end, records, again } = lane;
    return { partition: KINDS.indexOf(kind), low, end, records: drawn(records, again) };
  }, [lane, kind]);
}

function drawn(records: Lane['records'], again: Lane['again']): LogRecord[] {
  return records.map((record) => {
    const nth = again[record.offset]?.nth;
    const own = { offset: record.offset, key: customerOf(record) };
    return nth === undefined ? own : { ...own, duplicate: nth };
  });
}

const payload = z.object({ customer: z.string() });

/** Whose order it is; the key, where a visitor's own tools wrote something else. */
function customerOf({ key, value }: Lane['records'][number]): string | null {
  try {
    return payload.safeParse(JSON.parse(value)).data?.customer ?? key;
  } catch (error) {
    if (error instanceof SyntaxError) return key;
    throw error;
  }
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
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
