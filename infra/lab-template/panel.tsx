'use client';
/** The panel of the lab `lab-template`: who writes, the log, who reads, and the evidence. */
import { useMemo } from 'react';
import { type ExactTime, groupTab, recordTab } from '#components/lab/evidence-tabs.ts';
import { LabPanel } from '#components/lab/lab-panel.tsx';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { type LogChoice, PanelLog } from '#components/lab/panel-log.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import type { Messages } from './messages.id.ts';
import { GROUP, type State, TOPIC } from './model.ts';
import { labPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel part={labPart} {...{ words, useFacts, evidenceOf, way }} values={VALUES}>
      {({ as, chosen, choose }) => (
        <>
          <Figure as={as} chosen={chosen} onChoose={choose} />
          <PanelProcess name={GROUP}>
            <CardControl control="stop-payment">{words.stop}</CardControl>
            <CardControl control="run-payment">{words.run}</CardControl>
          </PanelProcess>
        </>
      )}
    </LabPanel>
  );
}

function Figure(choice: LogChoice) {
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const group = useFacts(({ groups }) => groups[GROUP]);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(() => [{ name: GROUP, positions: { 0: group } }], [group]);
  return (
    <PanelLog
      {...choice}
      summary={words.summary(end, group.committed ?? 0)}
      {...{ words, partitions, groups }}
      writer={
        <div className="writer">
          <PanelProcess name="order-service" />
          <ControlButton control="send-1">{words['send-1']}</ControlButton>
        </div>
      }
    />
  );
}

const evidenceOf = (state: State, words: Messages, time: ExactTime): EvidenceTab[] => [
  recordTab(TOPIC, state, words, time),
  groupTab([[GROUP, state.groups[GROUP]]], state.end, words),
];

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'committed-payment': ({ groups }) => groups[GROUP].committed ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
