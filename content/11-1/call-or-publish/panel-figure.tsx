'use client';
/** The order service with what it can be told to do, and the log with the bookmarks of the three. */
import { useMemo } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { useLit } from '#components/lab/lit.ts';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { callsOf, lagsOf, ORDERS, type State, TOPIC } from './model.ts';
import { CONSUMERS, parseEvent } from './order-state.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

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
  const labels = useMemo(
    () => ({ ...viewWords[locale].log, partition: () => TOPIC, partitionShort: () => TOPIC }),
    [locale],
  );
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
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
      writer={WRITER}
      lit={lit.noun}
      litKey={lit.key}
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

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(useFacts((state) => words.summary(summed(state))));
}

const summed = (state: State) => ({
  orders: state.end - state.low,
  lag: lagsOf(state).most,
  calls: callsOf(state, state.series.at(-1)?.id ?? 0),
  dead: !isAlive(state, ORDERS),
});
