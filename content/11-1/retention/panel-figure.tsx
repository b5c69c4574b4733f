'use client';
/** The log that forgets by age: who writes, one lane, and the bookmark of payment. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { GROUP, LIMITS, lagOf, lostOf, TOPIC, WRITER } from './model.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** The lane is called by its topic. */
const LANES = { lane: () => TOPIC };

export function Orders(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const group = useFacts((state) => state.group);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(() => [{ name: GROUP, positions: { 0: group } }], [group]);
  return (
    <PanelLog
      {...choice}
      words={{ ...words, caption: `${words.caption}. ${words.ordersLane}` }}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      names={LANES}
      writer={WRITER_ROW}
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => {
    const { low, end } = state;
    return words.summary({ low, end, lag: lagOf(state), lost: lostOf(state) });
  });
}
