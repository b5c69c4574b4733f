'use client';
/** The three topics as lanes: what is open is dashed, what was aborted is struck, markers stand. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogGroup, LogRecord } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import type { State } from './model.ts';
import { fatesIn } from './model-fates.ts';
import { billsOf, ordersIn, sum } from './model-readings.ts';
import { PAYMENTS, TOPICS, type TopicName } from './names.ts';
import { placeId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The readers keep no bookmark; what they were given stands below. */
const NO_GROUPS: readonly LogGroup[] = [];

interface LanesProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(topic: TopicName, offset: number): void;
}

const topicAt = (partition: number): TopicName => TOPICS[partition] ?? PAYMENTS;

export function Lanes({ as, chosen, onChoose }: LanesProps) {
  const { locale } = useLab();
  const words = useWords();
  const payments = useLane(0);
  const orders = useLane(1);
  const bills = useLane(2);
  const partitions = useMemo(() => [payments, orders, bills], [payments, orders, bills]);
  const labels = useMemo(() => {
    const base = viewWords[locale].log;
    const table = { ...base.table, partition: 'topic' };
    return { ...base, partition: topicAt, partitionShort: topicAt, table };
  }, [locale]);
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = partitions.flatMap(({ partition, records }) =>
    records
      .filter(({ offset }) => placeId(topicAt(partition), offset) === chosen)
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
      onSelect={(partition, { offset }) => onChoose(topicAt(partition), offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

function useLane(partition: number) {
  const topic = topicAt(partition);
  const lane = useFacts(({ lanes }) => lanes[topic]);
  return useMemo(() => {
    const { low, end, records } = lane;
    const fates = fatesIn(topic, records);
    const drawn = records.map(({ offset, key, control }): LogRecord => {
      if (control) return { offset, key: null, control };
      const fate = fates.get(offset);
      const mark = fate === 'open' || fate === 'aborted' ? { fate } : {};
      return { offset, key, ...mark };
    });
    return { partition, low, end, records: drawn };
  }, [lane, topic, partition]);
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

const summed = (state: State) => ({
  end: state.lanes[PAYMENTS].end,
  stable: state.lanes[PAYMENTS].stable,
  committed: state.seen['read-committed'].payments.length,
  all: state.seen['read-uncommitted'].payments.length,
  orders: ordersIn(state),
  bills: sum(billsOf(state, 'read-committed')),
  receipts: sum(state.bare) + sum(state.guarded),
});
