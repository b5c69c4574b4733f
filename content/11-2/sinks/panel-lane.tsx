'use client';
/** The topic that both views follow: one log, two bookmarks. */
import { useMemo } from 'react';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { lastMany, type State, spreadOf } from './model.ts';
import { SINKS, TOPIC } from './names.ts';
import css from './panel.module.css';
import { parseChange } from './records.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The lane is called by its topic. */
const LANES = { lane: () => TOPIC };

export function Lane(choice: LogChoice) {
  const words = useWords();
  const partitions = usePartitions();
  const states = useFacts((state) => state.groups);
  const groups = useMemo(
    () => SINKS.map((name) => ({ name, positions: { 0: states[name] } })),
    [states],
  );
  return (
    <div className={css.log} data-table={choice.as === 'table' || undefined}>
      <PanelLog
        {...choice}
        words={words}
        summary={useSummary()}
        partitions={partitions}
        groups={groups}
        names={LANES}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
}

function summed(state: State) {
  const { end, groups, orders } = state;
  const flow = lastMany(state);
  const p99 = flow ? spreadOf(state, flow._id, 'search').p99 : undefined;
  const { search, analytics } = groups;
  return { end, orders, search: search.committed, analytics: analytics.committed, p99 };
}
