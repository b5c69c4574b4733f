'use client';
/** The panel of the lab `lab-template`: who writes, the log, who reads, and the evidence. */
import { useMemo } from 'react';
import { groupTab, recordId, recordRow, sourceAt } from '#components/lab/evidence-tabs.ts';
import { LabPanel } from '#components/lab/lab-panel.tsx';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { useLab } from '#components/lab/use-lab.ts';
import type { EvidenceTab } from '#components/view/evidence.tsx';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import type { Messages } from './messages.id.ts';
import { GROUP, type State, TOPIC } from './model.ts';
import { labPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel part={labPart} {...{ words, useFacts, evidenceOf, way }} values={VALUES}>
      {({ as, choose }) => (
        <>
          <Figure view={as} onChoose={choose} />
          <PanelProcess name={GROUP}>
            <CardControl control="stop-payment">{words.stop}</CardControl>
            <CardControl control="run-payment">{words.run}</CardControl>
          </PanelProcess>
        </>
      )}
    </LabPanel>
  );
}

interface FigureProps {
  readonly view: 'figure' | 'table';
  onChoose(row: string): void;
}

function Figure({ view, onChoose }: FigureProps) {
  const { locale } = useLab();
  const words = useWords();
  const low = useFacts((state) => state.low);
  const end = useFacts((state) => state.end);
  const records = useFacts((state) => state.records);
  const group = useFacts(({ groups }) => groups[GROUP]);
  const partitions = useMemo(() => [{ partition: 0, low, end, records }], [low, end, records]);
  const groups = useMemo(() => [{ name: GROUP, positions: { 0: group } }], [group]);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={words.summary(end, group.committed ?? 0)}
      {...{ partitions, groups, view }}
      labels={viewWords[locale].log}
      onSelect={(_partition, { offset }) => onChoose(recordId(offset))}
      emptyText={words.emptyLog}
      writer={
        <div className="writer">
          <PanelProcess name="order-service" />
          <ControlButton control="send-1">{words['send-1']}</ControlButton>
        </div>
      }
    />
  );
}

function evidenceOf(state: State, words: Messages, time: (ms: number) => string): EvidenceTab[] {
  const record = {
    id: 'record',
    label: words.tabRecord,
    columns: [
      { id: 'position', label: words.colPosition },
      { id: 'key', label: words.colKey },
      { id: 'time', label: words.colTime },
      { id: 'value', label: words.colValue },
      { id: 'headers', label: words.colHeaders },
    ],
    rows: state.records.map((one) => recordRow(TOPIC, one, time)).reverse(),
    ...sourceAt(state.readAt, words.readAt, time),
    empty: words.emptyRecords,
  };
  return [record, groupTab([[GROUP, state.groups[GROUP]]], state.end, words)];
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'committed-payment': ({ groups }) => groups[GROUP].committed ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
