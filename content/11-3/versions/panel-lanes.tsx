'use client';
/** The two topics under each other: the stream as it was written, and as a rough road delivers it. */
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { type LaneNames, type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { LogRecord } from '#components/view/log-types.ts';
import type { PartitionState } from '#lib/fold/log.ts';
import { parsedBy } from '#lib/json.ts';
import type { State } from './model.ts';
import { standingOf, truthOf } from './model-readings.ts';
import { ORDERS, ROADS, type Road } from './names.ts';
import { rowId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Six bookmarks would hide what the lanes are for: the evidence has them. */
export function Lanes(choice: LogChoice) {
  const words = useWords();
  const ordered = useLane('ordered');
  const shuffled = useLane('shuffled');
  const partitions = useMemo(() => [ordered, shuffled], [ordered, shuffled]);
  const names = useMemo(
    (): LaneNames => ({
      lane: (partition) => words.roads[roadAt(partition)],
      short: (partition) => words.roadsShort[roadAt(partition)],
      // The chip shows whose order it is; Kafka's key is the order's number.
      record: (one) => words.recordOf(one.offset, one.key, (one as Versioned).version ?? 0),
      ...{ lanes: 'topic', keys: words.colOrder },
    }),
    [words],
  );
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      names={names}
      rowOf={rowOf}
    />
  );
}

const rowOf = (partition: number, offset: number): string => rowId(roadAt(partition), offset);

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
  const change = parsedBy(told, value);
  return change ? { offset, key: change.customer, version: change.version } : { offset, key };
}

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
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
