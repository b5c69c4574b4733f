'use client';
/** The three topics as lanes, each with the bookmark of who reads it. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import type { LogRecord } from '#components/view/log-types.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import type { State } from './model.ts';
import { lagOf } from './model-readings.ts';
import { DLQ, ORDERS, RETRY, TOPICS, type TopicName } from './names.ts';
import { placeId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

interface LanesProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(topic: TopicName, offset: number): void;
}

const topicAt = (partition: number): TopicName => TOPICS[partition] ?? ORDERS;

export function Lanes({ as, chosen, onChoose }: LanesProps) {
  const { locale } = useLab();
  const words = useWords();
  const orders = useLane(0);
  const retry = useLane(1);
  const dead = useLane(2);
  const partitions = useMemo(() => [orders, retry, dead], [orders, retry, dead]);
  const committed = useFacts((state) => state.committed);
  const groups = useMemo(() => {
    const positions = Object.fromEntries(
      TOPICS.map((topic, index) => [index, { committed: committed[topic], read: null }]),
    );
    return [{ name: words.bookmark, positions }];
  }, [committed, words.bookmark]);
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
      groups={groups}
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
    const drawn = records.map(({ offset, key, headers }): LogRecord => {
      // Written again by a replay: the second delivery of the same event.
      if (headers.replayed) return { offset, key, duplicate: 2 };
      const own = topic === DLQ ? headers['dlq-reason'] === 'poison' : schemaOf(headers) > 1;
      return own ? { offset, key, poison: true } : { offset, key };
    });
    return { partition, low, end, records: drawn };
  }, [lane, topic, partition]);
}

const schemaOf = (headers: Readonly<Record<string, string>>) => Number(headers.schemaVersion) || 1;

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

const summed = (state: State) => ({
  end: state.lanes[ORDERS].end,
  lag: lagOf(state),
  retry: state.lanes[RETRY].end,
  dlq: state.lanes[DLQ].end,
  paid: state.charges.length,
  bare: state.bare.length,
});
