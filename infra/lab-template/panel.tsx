'use client';
/** The panel of the lab `lab-template`: who writes, the log, who reads, and the evidence. */
import { useEffect, useMemo, useState } from 'react';
import { groupTab, recordId, recordRow, sourceAt } from '#components/lab/evidence-tabs.ts';
import { PanelCaption } from '#components/lab/panel-caption.tsx';
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelFailure, PanelPresses } from '#components/lab/panel-presses.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { PanelNotice } from '#components/lab/panel-status.tsx';
import { PanelTimeline } from '#components/lab/panel-timeline.tsx';
import { PanelTools } from '#components/lab/panel-tools.tsx';
import { PanelValues, type Values } from '#components/lab/panel-values.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { clocks } from '#components/lab/time.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { Evidence } from '#components/view/evidence.tsx';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { GROUP, type State, TOPIC } from './model.ts';
import { labPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(labPart(words)), [store, words]);
  useEffect(() => store.open(), [store]);
  return (
    <PanelPresses>
      <PanelCaption
        figure={words.figure}
        caption={words.caption}
        {...{ asTable, tools }}
        onTable={setAsTable}
        onTools={setTools}
      />
      <PanelNotice />
      <Figure view={asTable ? 'table' : 'figure'} onChoose={setChosen} />
      <PanelProcess name={GROUP}>
        <CardControl control="stop-payment">{words.stop}</CardControl>
        <CardControl control="run-payment">{words.run}</CardControl>
      </PanelProcess>
      <div className="time-row">
        <PanelTimeline />
      </div>
      <PanelFailure />
      {tools ? <PanelTools /> : <Rows chosen={chosen} onChoose={setChosen} />}
      <PanelValues values={VALUES} useFacts={useFacts} />
    </PanelPresses>
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

interface RowsProps {
  readonly chosen: string | null;
  onChoose(row: string): void;
}

function Rows({ chosen, onChoose }: RowsProps) {
  const { locale } = useLab();
  const words = useWords();
  const state = useFacts((facts) => facts);
  const time = clocks[locale].exact;
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
  const tabs = [record, groupTab([[GROUP, state.groups[GROUP]]], state.end, words)];
  const labels = viewWords[locale].evidence;
  return <Evidence name={panelWords[locale].evidence} {...{ tabs, labels, chosen, onChoose }} />;
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'committed-payment': ({ groups }) => groups[GROUP].committed ?? '–',
};
