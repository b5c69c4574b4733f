'use client';
/** The figure of the lab `groups`: three lanes with the bookmarks of two groups, and the row above. */
import { useMemo } from 'react';
import { useLit } from '#components/lab/lit.ts';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { useSaid } from '#components/lab/use-said.ts';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { endOf, lostOf, storedOf } from './model-where.ts';
import { COUNTS, GROUPS, PARTITIONS, TOPIC, WRITER } from './names.ts';
import css from './panel.module.css';
import { recordId } from './panel-evidence.ts';
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
  const known = useFacts((state) => state.groups);
  const groups = useMemo(
    () =>
      GROUPS.map((name) => {
        const { committed, read } = known[name];
        const positions = PARTITIONS.map((of) => ({
          committed: committed[of] ?? null,
          read: read[of] ?? null,
        }));
        return { name, positions: { ...positions } };
      }),
    [known],
  );
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
  return (
    <div className="writer">
      <PanelProcess name={WRITER} />
      <div className="writer-does">
        <span>
          {words.writesTo} <b>{TOPIC}</b>
        </span>
        <span className={`writer-buttons ${css.buttons}`}>
          {COUNTS.map((count) => (
            <ControlButton key={count} control={`send-${count}`}>
              {words[`send-${count}`]}
            </ControlButton>
          ))}
        </span>
      </div>
    </div>
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useSummary(): string {
  const words = useWords();
  return useSaid(
    useFacts((state) =>
      words.summary({
        end: endOf(state),
        members: state.groups.payment.members.length,
        paid: storedOf(state, 'payment'),
        counted: storedOf(state, 'analytics'),
        lost: lostOf(state, 'payment') + lostOf(state, 'analytics'),
      }),
    ),
  );
}
