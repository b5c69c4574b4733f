'use client';
/** The figure of the lab `kill`: three lanes with the bookmark of one group, and the row above. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { GROUP, LIMITS, lagOf, PARTITIONS, TOPIC, WRITER } from './model.ts';
import { pauseOfHeld } from './model-pauses.ts';
import css from './panel.module.css';
import { recordId } from './panel-evidence.ts';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

interface FigureProps {
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(partition: number, offset: number): void;
}

export function Figure({ as, chosen, onChoose }: FigureProps) {
  const { locale } = useLab();
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
  const lit = useLit();
  const connected = useView((view) => view.connected);
  const highlight = partitions.flatMap(({ partition, records }) =>
    records
      .filter(({ offset }) => recordId(partition, offset) === chosen)
      .map(({ offset }) => ({ partition, offset })),
  )[0];
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={useSummary()}
      partitions={partitions}
      groups={groups}
      labels={viewWords[locale].log}
      highlight={highlight ?? null}
      onSelect={(partition, { offset }) => onChoose(partition, offset)}
      emptyText={connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      lit={lit.noun}
      litKey={lit.key}
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

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts((state) => {
      const last = state.episodes.at(-1);
      return words.summary({
        generation: state.group.generation,
        members: state.group.members.length,
        lag: lagOf(state),
        pause: last ? words.seconds(pauseOfHeld(last)) : null,
      });
    }),
  );
}
