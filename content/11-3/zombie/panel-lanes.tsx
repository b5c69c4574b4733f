'use client';
/** The three topics as lanes, each with the bookmark of who reads it. */
import { useMemo } from 'react';
import { type LaneNames, type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { LogRecord } from '#components/view/log-types.ts';
import type { State } from './model.ts';
import { lagOf } from './model-readings.ts';
import { DLQ, ORDERS, RETRY, TOPICS, type TopicName } from './names.ts';
import { placeId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const topicAt = (partition: number): TopicName => TOPICS[partition] ?? ORDERS;

const NAMES: LaneNames = { lane: topicAt, lanes: 'topic' };

const rowOf = (partition: number, offset: number): string => placeId(topicAt(partition), offset);

export function Lanes(choice: LogChoice) {
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
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      names={NAMES}
      rowOf={rowOf}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
}

const summed = (state: State) => ({
  end: state.lanes[ORDERS].end,
  lag: lagOf(state),
  retry: state.lanes[RETRY].end,
  dlq: state.lanes[DLQ].end,
  paid: state.charges.length,
  bare: state.bare.length,
});
