'use client';
/**
 * The partition log as the panel of a lab shows it: named and told in the reader's language, lit by
 * what the text speaks of, with the chosen row of the evidence. A lab gives the facts to draw.
 */
import { useMemo } from 'react';
import type { LogGroup, LogLabels, LogRecord } from '#components/view/log-types.ts';
import { PartitionLog, type PartitionLogProps } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { recordId } from './evidence-tabs.ts';
import { useLit } from './lit.ts';
import { panelWords } from './panel-words.ts';
import { useLab, useView } from './use-lab.ts';
import { useSaid } from './use-said.ts';

/** What the lanes of a log are called, where a number says too little. */
export interface LaneNames {
  readonly lane: (partition: number) => string;
  /** Where there is no room for the name. */
  readonly short?: (partition: number) => string;
  readonly record?: (record: LogRecord) => string;
  /** Heads of two columns of the table: of the lanes, and of the keys. */
  readonly lanes?: string;
  readonly keys?: string;
}

/** How the figure is shown, and which row of the evidence is chosen. */
export interface LogChoice {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(row: string): void;
}

type Drawn = Pick<PartitionLogProps, 'partitions' | 'inFlight' | 'writer' | 'highlight'>;

export interface PanelLogProps extends LogChoice, Drawn {
  /** Whose bookmarks are drawn; without it, nobody's. */
  readonly groups?: readonly LogGroup[];
  readonly words: {
    readonly figure: string;
    readonly caption: string;
    /** Shown in the first lane while nothing has been written. */
    readonly emptyLog: string;
  };
  /** The state in one sentence, as often as it changes. */
  readonly summary: string;
  /** Made once, or kept: a new object draws every lane again. */
  readonly names?: LaneNames;
  /** The row of the evidence that a record has; without it, of a topic with one partition. */
  rowOf?(partition: number, offset: number): string;
}

const NOBODY: readonly LogGroup[] = [];
const onlyRow = (_partition: number, offset: number): string => recordId(offset);

export function PanelLog(props: PanelLogProps) {
  const { words, summary, names, as, chosen, onChoose, rowOf = onlyRow, ...drawn } = props;
  const { locale } = useLab();
  const labels = useMemo(() => named(viewWords[locale].log, names), [locale, names]);
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = drawn.partitions.flatMap(({ partition, records }) =>
    records
      .filter(({ offset }) => rowOf(partition, offset) === chosen)
      .map(({ offset }) => ({ partition, offset })),
  )[0];
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={useSaid(summary)}
      labels={labels}
      groups={NOBODY}
      highlight={highlight ?? null}
      onSelect={(partition, { offset }) => onChoose(rowOf(partition, offset))}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      lit={lit.noun}
      litKey={lit.key}
      {...drawn}
    />
  );
}

function named(base: LogLabels, names: LaneNames | undefined): LogLabels {
  if (!names) return base;
  const { lane, short = lane, record = base.record } = names;
  const { lanes = base.table.partition, keys = base.table.key } = names;
  const table = { ...base.table, partition: lanes, key: keys };
  return { ...base, partition: lane, partitionShort: short, record, table };
}
