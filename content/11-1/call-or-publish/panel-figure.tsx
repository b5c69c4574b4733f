'use client';
/** The order service with what it can be told to do, and the log with the bookmarks of the three. */
import { useMemo } from 'react';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { callsOf, lagsOf, ORDERS, type State, TOPIC } from './model.ts';
import { CONSUMERS, parseEvent } from './order-state.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The lane is called by its topic. */
const LANES = { lane: () => TOPIC };

export function Figure(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const states = useFacts((state) => state.groups);
  const partitions = useMemo(() => {
    const drawn = records.map(({ offset, key, value }) => {
      return { offset, key, thin: parseEvent(value)?.state === undefined };
    });
    return [{ partition: 0, low, end, records: drawn }];
  }, [low, end, records]);
  const groups = useMemo(
    () => CONSUMERS.map((name) => ({ name, positions: { 0: states[name] } })),
    [states],
  );
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      names={LANES}
      writer={WRITER}
    />
  );
}

function Writer() {
  const words = useWords();
  const dead = useFacts(({ processes }) => processes[ORDERS]?.phase === 'exited');
  const calls = useFacts((state) => callsOf(state, state.series.at(-1)?.id ?? 0));
  return (
    <div className="writer">
      <PanelProcess name={ORDERS} reads={words.answered(calls)}>
        {dead ? (
          <CardControl control="revive-orders">{words.revive}</CardControl>
        ) : (
          <CardControl control="kill-orders">{words.kill}</CardControl>
        )}
      </PanelProcess>
      <div className="writer-does">
        <span>
          {words.writesTo} <b>{TOPIC}</b>
        </span>
        <span className={`writer-buttons ${css.buttons}`}>
          <ControlButton control="publish-thin">{words.thin}</ControlButton>
          <ControlButton control="publish-full">{words.full}</ControlButton>
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
  lag: lagsOf(state).most,
  calls: callsOf(state, state.series.at(-1)?.id ?? 0),
  dead: !isAlive(state, ORDERS),
});
