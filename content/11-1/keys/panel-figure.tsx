'use client';
/** The figure of the lab `keys`: every partition as a lane, and how far the view has come in it. */
import { useMemo } from 'react';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { RecordPlace } from '#components/view/log-types.ts';
import { noPartition } from '#lib/fold/log.ts';
import { findIn } from '#lib/fold/shelves.ts';
import { inOrder, lagOf, recordsIn } from '#lib/fold/topic.ts';
import { GROUP, PARTITIONS, type State } from './model.ts';
import { sendsOf } from './model-readings.ts';
import { placeId, placeOf } from './panel-evidence.ts';
import { parseStatus } from './status.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Before the broker was read the lanes stand there already: nothing may jump when it is. */
const WAITING = Array.from({ length: PARTITIONS }, (_, partition) => ({
  partition,
  ...noPartition,
}));

export function Figure(choice: LogChoice) {
  const words = useWords();
  const known = useFacts((state) => state.partitions);
  const positions = useFacts((state) => state.group.positions);
  const partitions = useMemo(() => {
    const all = inOrder(known);
    return all.length < PARTITIONS ? WAITING : all;
  }, [known]);
  const groups = useMemo(() => [{ name: GROUP, positions }], [positions]);
  const orders = useFacts((state) => state.orders);
  const { chosen } = choice;
  const highlight = useMemo(() => placesOf(chosen, known, orders), [chosen, known, orders]);
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      rowOf={placeId}
      highlight={highlight}
    />
  );
}

/** A chosen order lights all its records; a chosen record those of its order too. */
function placesOf(
  row: string | null,
  partitions: State['partitions'],
  orders: State['orders'],
): readonly RecordPlace[] {
  if (row === null) return [];
  const of = (orderId: string) => Object.values(findIn(orders, orderId)?.places ?? {});
  const place = placeOf(row);
  if (!place) return of(row);
  const records = partitions[place.partition]?.records ?? [];
  const record = records.find(({ offset }) => offset === place.offset);
  const fact = record && parseStatus(record.value);
  return fact ? of(fact.orderId) : [place];
}

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(numbersOf(state)));
}

function numbersOf(state: State) {
  const sends = sendsOf(state);
  return {
    records: recordsIn(state.partitions),
    partitions: Math.max(PARTITIONS, Object.keys(state.partitions).length),
    lag: lagOf(state.partitions, state.group),
    orders: sends.reduce((sum, { orders }) => sum + orders, 0),
    misread: sends.reduce((sum, { misread }) => sum + misread, 0),
  };
}
