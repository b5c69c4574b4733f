'use client';
/** The log of broadcasts with the bookmarks of notification and, to compare, of payment. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { SERVICES } from '../../shop/services.ts';
import { lagOf, ORDERS, type State, TOPIC } from './model.ts';
import { recordId } from './panel-evidence.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Of five groups the figure draws two; the table has them all. */
const DRAWN = ['notification', 'payment'] as const;

interface FigureProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Figure({ as, chosen, onChoose }: FigureProps) {
  const { locale } = useLab();
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const states = useFacts((state) => state.groups);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(
    () =>
      (as === 'table' ? SERVICES : DRAWN).map((name) => ({
        name,
        positions: { 0: states[name] },
      })),
    [states, as],
  );
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const summary = useSummary();
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={summary}
      partitions={partitions}
      groups={groups}
      labels={viewWords[locale].log}
      highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
      onSelect={(_partition, { offset }) => onChoose(offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      writer={WRITER}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

function Writer() {
  const words = useWords();
  return (
    <div className="writer">
      <PanelProcess name={ORDERS} />
      <div className="writer-does">
        <span>
          {words.writesTo} <b>{TOPIC}</b>
        </span>
        <span className="writer-buttons">
          <ControlButton control="radio-1">{words['radio-1']}</ControlButton>
        </span>
      </div>
    </div>
  );
}

/** Draws itself again when something of it changed, and never because a record arrived. */
const WRITER = <Writer />;

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

const summed = (state: State) => ({
  orders: state.end - state.low,
  lag: lagOf(state, 'notification'),
  notified: state.notified.length,
  dead: SERVICES.filter((name) => state.killed[name]),
});
