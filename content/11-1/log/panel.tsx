'use client';
/**
 * The panel of the lab `log`: who writes, the log, who reads, in rows that never move. Everything
 * drawn comes from the model; pressing a button draws nothing.
 */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { recordId } from '#components/lab/evidence-tabs.ts';
import { PanelCaption } from '#components/lab/panel-caption.tsx';
import { PanelFailure, PanelPresses } from '#components/lab/panel-presses.tsx';
import { PanelNotice } from '#components/lab/panel-status.tsx';
import { PanelTimeline } from '#components/lab/panel-timeline.tsx';
import { PanelTools } from '#components/lab/panel-tools.tsx';
import { PanelValues, type Values } from '#components/lab/panel-values.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { clocks } from '#components/lab/time.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { Evidence } from '#components/view/evidence.tsx';
import { Groups } from '#components/view/group-bracket.tsx';
import { viewWords } from '#components/view/words.ts';
import { GROUPS, type State } from './model.ts';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { logPart } from './panel-part.ts';
import { Reader } from './panel-processes.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(logPart(words)), [store, words]);
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
      <Figure
        as={asTable ? 'table' : 'figure'}
        chosen={chosen}
        onChoose={(offset) => setChosen(recordId(offset))}
      />
      <Groups>
        {GROUPS.map((name, ribbon) => (
          <Reader key={name} name={name} ribbon={ribbon} />
        ))}
      </Groups>
      <div className="time-row">
        <PanelTimeline />
      </div>
      <PanelFailure />
      {tools ? <PanelTools /> : <Rows chosen={chosen} onChoose={setChosen} />}
      <PanelValues values={VALUES} useFacts={useFacts} />
    </PanelPresses>
  );
}

interface RowsProps {
  readonly chosen: string | null;
  onChoose(row: string): void;
}

/** The figure is drawn first and the evidence right after it: a burst must not slow the cells. */
function Rows({ chosen, onChoose }: RowsProps) {
  const { locale } = useLab();
  const words = useWords();
  const state = useDeferredValue(useFacts((facts) => facts));
  return useMemo(() => {
    const tabs = evidenceOf(state, words, clocks[locale].exact);
    const labels = viewWords[locale].evidence;
    const name = panelWords[locale].evidence;
    return <Evidence {...{ name, tabs, labels, chosen, onChoose }} />;
  }, [state, words, locale, chosen, onChoose]);
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-low': ({ low }) => low,
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
  'committed-search': ({ groups }) => groups.search.committed ?? '–',
  documents: ({ documents }) => Object.keys(documents).length,
};
