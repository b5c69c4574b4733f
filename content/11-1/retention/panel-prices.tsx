'use client';
/** The log that forgets by key: what is kept of it, and the table that a reader makes of it. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useLab } from '#components/lab/use-lab.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { CATALOG, PRICE_TOPIC } from './model.ts';
import css from './panel.module.css';
import { tableOf } from './prices.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Offsets drawn at the most; the older ones lie out of sight anyway. */
const SHOWN_MAX = 60;

export function Prices({ as }: { as: 'figure' | 'table' }) {
  const { locale } = useLab();
  const words = useWords();
  const kept = useFacts(({ prices }) => prices.kept);
  const end = useFacts(({ prices }) => prices.end);
  const partitions = useMemo(() => {
    const found = new Map(kept.map((record) => [record.offset, record]));
    const first = Math.max(0, end - SHOWN_MAX);
    const records = Array.from({ length: end - first }, (_, index) => {
      const record = found.get(first + index);
      if (!record) return { offset: first + index, key: null, gone: true };
      const { offset, key, value } = record;
      return { offset, key, ...(value === null ? { tombstone: true } : {}) };
    });
    return [{ partition: 0, low: 0, end, records }];
  }, [kept, end]);
  const labels = useMemo(() => {
    const name = () => PRICE_TOPIC;
    return { ...viewWords[locale].log, partition: name, partitionShort: name };
  }, [locale]);
  return (
    <div className={css.prices} data-table={as === 'table' || undefined} data-testid="prices">
      <PartitionLog
        name={words.pricesLane}
        partitions={partitions}
        groups={NO_GROUPS}
        labels={labels}
        emptyText={words.emptyPrices}
        view={as}
      />
      <div className={css.catalog}>
        <PanelProcess name={CATALOG}>
          <ControlButton control="change">{words.change}</ControlButton>
          <ControlButton control="drop">{words.drop}</ControlButton>
        </PanelProcess>
        <Table />
      </div>
    </div>
  );
}

const NO_GROUPS: readonly never[] = [];

function Table() {
  const words = useWords();
  const kept = useFacts(({ prices }) => prices.kept);
  const end = useFacts(({ prices }) => prices.end);
  const rows = Object.entries(tableOf(kept));
  return (
    <div className={css.table} data-testid="price-table">
      <p>{words.table}</p>
      <p>
        {rows.length === 0 && words.tableEmpty}
        {rows.map(([item, price]) => (
          <span key={item}>
            {item} <b>{words.price(price)}</b>
          </span>
        ))}
      </p>
      <p>{words.keptOf(kept.length, end)}</p>
    </div>
  );
}
