'use client';
/** The three topics as lanes: what is open is dashed, what was aborted is struck, markers stand. */
import { useMemo } from 'react';
import { type LaneNames, type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import type { LogRecord } from '#components/view/log-types.ts';
import type { State } from './model.ts';
import { fatesIn } from './model-fates.ts';
import { billsOf, ordersIn, sum } from './model-readings.ts';
import { PAYMENTS, TOPICS, type TopicName } from './names.ts';
import { placeId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

const topicAt = (partition: number): TopicName => TOPICS[partition] ?? PAYMENTS;

const NAMES: LaneNames = { lane: topicAt, lanes: 'topic' };

const rowOf = (partition: number, offset: number): string => placeId(topicAt(partition), offset);

/** The readers keep no bookmark; what they were given stands below. */
export function Lanes(choice: LogChoice) {
  const words = useWords();
  const payments = useLane(0);
  const orders = useLane(1);
  const bills = useLane(2);
  const partitions = useMemo(() => [payments, orders, bills], [payments, orders, bills]);
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
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
