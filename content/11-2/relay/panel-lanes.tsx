'use client';
/** The three topics as lanes under each other: one outbox, three ways of carrying it. */
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { type LaneNames, type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { LogRecord } from '#components/view/log-types.ts';
import { parsedBy } from '#lib/json.ts';
import type { State } from './model.ts';
import { distinctIn, invertedIn, type Lane, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import { KINDS, type Kind } from './names.ts';
import { recordId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Relays keep no bookmark in Kafka: what they remember stands with the outbox. */
export function Lanes(choice: LogChoice) {
  const words = useWords();
  const cursor = useLane('cursor');
  const flag = useLane('flag');
  const stream = useLane('stream');
  const partitions = useMemo(() => [cursor, flag, stream], [cursor, flag, stream]);
  const names = useMemo(
    (): LaneNames => ({
      lane: (partition) => words.kinds[kindAt(partition)],
      // The chip shows whose order it is; Kafka's key is the order's number, as the evidence says.
      record: (one) => words.recordOf(one.offset, one.key, one.duplicate ?? 1),
      ...{ lanes: 'topic', keys: words.colCustomer },
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

const kindAt = (partition: number): Kind => KINDS[partition] ?? 'cursor';

const rowOf = (partition: number, offset: number): string => recordId(kindAt(partition), offset);

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
  return parsedBy(payload, value)?.customer ?? key;
}

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
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
