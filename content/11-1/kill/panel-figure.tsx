'use client';
/** The figure of the lab `kill`: three lanes with the bookmark of one group, and the row above. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { GROUP, LIMITS, lagOf, PARTITIONS, TOPIC, WRITER } from './model.ts';
import { pauseOfHeld } from './model-pauses.ts';
import css from './panel.module.css';
import { recordId } from './panel-evidence.ts';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Figure(choice: LogChoice) {
  const words = useWords();
  const states = useFacts((state) => state.partitions);
  const partitions = useMemo(
    () =>
      PARTITIONS.map((partition) => {
        const { low = 0, end = 0, records = [] } = states[partition] ?? {};
        return { partition, low, end, records };
      }),
    [states],
  );
  const committed = useFacts((state) => state.committed);
  const read = useFacts((state) => state.read);
  const groups = useMemo(() => {
    const positions = PARTITIONS.map((of) => ({
      committed: committed[of] ?? null,
      read: read[of] ?? null,
    }));
    return [{ name: GROUP, positions: { ...positions } }];
  }, [committed, read]);
  return (
    <PanelLog
      {...choice}
      words={words}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      rowOf={recordId}
    />
  );
}

export function WriterRow() {
  const words = useWords();
  const flow = useFacts((state) => state.flow);
  const form = useForm();
  return (
    <div className="writer">
      <PanelProcess name={WRITER} reads={flow ? words.flowing(flow.perSecond) : words.flowRests} />
      <div className="writer-does">
        <span className={css.fields}>
          {words.writesTo} <b>{TOPIC}</b>
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) => {
    const last = state.episodes.at(-1);
    return words.summary({
      generation: state.group.generation,
      members: state.group.members.length,
      lag: lagOf(state),
      pause: last ? words.seconds(pauseOfHeld(last)) : null,
    });
  });
}
