'use client';
/** The log that forgets by age: who writes, one lane, and the bookmark of payment. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { GROUP, LIMITS, lagOf, lostOf, TOPIC, WRITER } from './model.ts';
import css from './panel.module.css';
import { recordId } from './panel-evidence.ts';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

interface OrdersProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

export function Orders({ as, chosen, onChoose }: OrdersProps) {
  const { locale } = useLab();
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const group = useFacts((state) => state.group);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(() => [{ name: GROUP, positions: { 0: group } }], [group]);
  const labels = useMemo(
    () => ({ ...viewWords[locale].log, partition: () => TOPIC, partitionShort: () => TOPIC }),
    [locale],
  );
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}. ${words.ordersLane}`}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      labels={labels}
      highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
      onSelect={(_partition, { offset }) => onChoose(offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      writer={WRITER_ROW}
      lit={lit.noun}
      litKey={lit.key}
    />
  );
}

function WriterRow() {
  const words = useWords();
  const flow = useFacts((state) => state.flow);
  const form = useForm();
  return (
    <div className="writer">
      <PanelProcess name={WRITER} reads={flow ? words.flowing(flow.perSecond) : words.flowRests} />
      <div className="writer-does">
        <span className={css.fields}>
          <span>
            {words.writesTo} <b>{TOPIC}</b>
          </span>
          <label>
            {words.rate}{' '}
            <input
              type="number"
              inputMode="numeric"
              min={LIMITS.perSecond.min}
              max={LIMITS.perSecond.max}
              value={form.perSecond}
              onChange={({ target }) => fill({ perSecond: target.value })}
              data-testid="form-rate"
            />{' '}
            {words.perSecond}
          </label>
        </span>
        <span className={`writer-buttons ${css.buttons}`}>
          <ControlButton control="flow">{words.flow}</ControlButton>
          <ControlButton control="stop-flow">{words['stop-flow']}</ControlButton>
        </span>
      </div>
    </div>
  );
}

/** Draws itself again when something of it changed, and never because a record arrived. */
const WRITER_ROW = <WriterRow />;

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts((state) => {
      const { low, end } = state;
      return words.summary({ low, end, lag: lagOf(state), lost: lostOf(state) });
    }),
  );
}
