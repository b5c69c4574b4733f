'use client';
/** The log of broadcasts with the bookmarks of notification and, to compare, of payment. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { SERVICES } from '../../shop/services.ts';
import { lagOf, ORDERS, type State, TOPIC } from './model.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Of five groups the figure draws two; the table has them all. */
const DRAWN = ['notification', 'payment'] as const;

export function Figure(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const states = useFacts((state) => state.groups);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(
    () =>
      (choice.as === 'table' ? SERVICES : DRAWN).map((name) => ({
        name,
        positions: { 0: states[name] },
      })),
    [states, choice.as],
  );
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      writer={WRITER}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => words.summary(summed(state)));
}

const summed = (state: State) => ({
  orders: state.end - state.low,
  lag: lagOf(state, 'notification'),
  notified: state.notified.length,
  dead: SERVICES.filter((name) => state.killed[name]),
});
