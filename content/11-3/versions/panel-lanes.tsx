'use client';
/** The two topics under each other: the stream as it was written, and as a rough road delivers it. */
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogGroup, LogRecord } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import type { PartitionState } from '#lib/fold/log.ts';
import type { State } from './model.ts';
import { standingOf, truthOf } from './model-readings.ts';
import { ORDERS, ROADS, type Road } from './names.ts';
import { rowId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Six bookmarks would hide what the lanes are for: the evidence has them. */
const NO_GROUPS: readonly LogGroup[] = [];

interface LanesProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(row: string): void;
}

export function Lanes({ as, chosen, onChoose }: LanesProps) {
  const { locale } = useLab();
  const words = useWords();
  const ordered = useLane('ordered');
  const shuffled = useLane('shuffled');
  const partitions = useMemo(() => [ordered, shuffled], [ordered, shuffled]);
  const labels = useMemo(() => {
    const base = viewWords[locale].log;
    const name = (partition: number) => words.roads[roadAt(partition)];
    const short = (partition: number) => words.roadsShort[roadAt(partition)];
    // The chip shows whose order it is; Kafka's key is the order's number.
    const record = (one: LogRecord) =>
      words.recordOf(one.offset, one.key, (one as Versioned).version ?? 0);
    const table = { ...base.table, partition: 'topic', key: words.colOrder };
    return { ...base, partition: name, partitionShort: short, record, table };
  }, [locale, words]);
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = partitions.flatMap(({ partition, records }) =>
    records
      .filter(({ offset }) => rowId(roadAt(partition), offset) === chosen)
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
      onSelect={(partition, { offset }) => onChoose(rowId(roadAt(partition), offset))}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

const roadAt = (partition: number): Road => ROADS[partition] ?? 'ordered';

interface Versioned extends LogRecord {
  readonly version?: number;
}

/** A lane of its own: a record in one topic must not draw the other again. */
function useLane(road: Road) {
  const lane = useFacts(({ lanes }) => lanes[road]);
  return useMemo(() => {
    const { low, end, records } = lane;
    return { partition: ROADS.indexOf(road), low, end, records: records.map(drawn) };
  }, [lane, road]);
}

const told = z.object({ customer: z.string(), version: z.number() });

/** Whose order it is; the key, where a visitor's own tools wrote something else. */
function drawn({ offset, key, value }: PartitionState['records'][number]): Versioned {
  try {
    const change = told.safeParse(JSON.parse(value)).data;
    return change ? { offset, key: change.customer, version: change.version } : { offset, key };
  } catch (error) {
    if (error instanceof SyntaxError) return { offset, key };
    throw error;
  }
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

function summed(state: State) {
  const right = (view: 'inc' | 'set' | 'guarded') => {
    const { wrong } = standingOf(state, view);
    return Math.max(0, Math.min(ORDERS, truthOf(state).count) - wrong.length);
  };
  return {
    ordered: state.lanes.ordered.end,
    shuffled: state.lanes.shuffled.end,
    orders: truthOf(state).count,
    ...{ inc: right('inc'), set: right('set'), guarded: right('guarded') },
  };
}
