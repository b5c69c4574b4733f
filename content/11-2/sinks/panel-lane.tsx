'use client';
/** The topic that both views follow: one log, two bookmarks. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { useLit } from '#components/lab/lit.ts';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { lastMany, type State, spreadOf } from './model.ts';
import { SINKS, TOPIC } from './names.ts';
import css from './panel.module.css';
import { parseChange } from './records.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

interface LaneProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Lane({ as, chosen, onChoose }: LaneProps) {
  const { locale } = useLab();
  const words = useWords();
  const partitions = usePartitions();
  const states = useFacts((state) => state.groups);
  const groups = useMemo(
    () => SINKS.map((name) => ({ name, positions: { 0: states[name] } })),
    [states],
  );
  const labels = useMemo(
    () => ({ ...viewWords[locale].log, partition: () => TOPIC, partitionShort: () => TOPIC }),
    [locale],
  );
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = partitions[0]?.records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <div className={css.log} data-table={as === 'table' || undefined}>
      <PartitionLog
        name={`${words.figure}. ${words.caption}`}
        summary={useSummary()}
        partitions={partitions}
        groups={groups}
        labels={labels}
        highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
        onSelect={(_partition, { offset }) => onChoose(offset)}
        emptyText={connected ? words.emptyLog : panelWords[locale].joining}
        view={as}
        lit={lit.noun}
        litKey={lit.key}
      />
    </div>
  );
}

function usePartitions() {
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  return useMemo(
    () => [{ partition: 0, low, end, records: records.map(drawn) }],
    [low, end, records],
  );
}

/** By the buyer, as everywhere: the record's own key is the order's number. A removal has none. */
function drawn({ offset, key, value }: State['records'][number]) {
  const change = parseChange(value);
  const customer = change?.document?.customer ?? key;
  return { offset, key: customer, ...(change?.op === 'delete' ? { tombstone: true } : {}) };
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

function summed(state: State) {
  const { end, groups, orders } = state;
  const flow = lastMany(state);
  const p99 = flow ? spreadOf(state, flow._id, 'search').p99 : undefined;
  const { search, analytics } = groups;
  return { end, orders, search: search.committed, analytics: analytics.committed, p99 };
}
