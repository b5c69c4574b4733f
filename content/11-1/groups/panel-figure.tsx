'use client';
/** The figure of the lab `groups`: three lanes with the bookmarks of two groups, and the row above. */
import { useMemo } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { endOf, lostOf, storedOf } from './model-where.ts';
import { COUNTS, GROUPS, PARTITIONS, TOPIC, WRITER } from './names.ts';
import css from './panel.module.css';
import { recordId } from './panel-evidence.ts';
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

/** What a screen reader is told. */
function useSummary(): string {
  const words = useWords();
  return useFacts((state) =>
    words.summary({
      end: endOf(state),
      members: state.groups.payment.members.length,
      paid: storedOf(state, 'payment'),
      counted: storedOf(state, 'analytics'),
      lost: lostOf(state, 'payment') + lostOf(state, 'analytics'),
    }),
  );
}
