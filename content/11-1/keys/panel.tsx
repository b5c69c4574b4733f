'use client';
/**
 * The panel of the lab `keys`: what is sent, the partitions, and the view that is built from them,
 * in rows that never move. Everything drawn comes from the model; pressing draws nothing.
 */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
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
import { viewWords } from '#components/view/words.ts';
import { lagOf, recordsIn } from '#lib/fold/topic.ts';
import type { State } from './model.ts';
import { sendsOf } from './model-readings.ts';
import css from './panel.module.css';
import { Controls } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { keysPart } from './panel-part.ts';
import { Side } from './panel-side.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(keysPart(words)), [store, words]);
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
      <Controls />
      <div className={css.log}>
        <Figure as={asTable ? 'table' : 'figure'} chosen={chosen} onChoose={setChosen} />
      </div>
      <Side />
      <div className="time-row">
        <PanelTimeline />
      </div>
      <PanelFailure />
      <div className={css.evidence}>
        {tools ? <PanelTools /> : <Rows chosen={chosen} onChoose={setChosen} />}
      </div>
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

const last = (state: State) => sendsOf(state).at(-1);

const VALUES: Values<State> = {
  'value-end': ({ partitions }) => recordsIn(partitions),
  'value-partitions': ({ partitions }) => Object.keys(partitions).length,
  'value-lag': ({ partitions, group }) => lagOf(partitions, group),
  'value-members': ({ group }) => group.members.length,
  'value-sends': (state) => sendsOf(state).length,
  'value-inverted': (state) => last(state)?.inverted ?? '–',
  'value-misread': (state) => last(state)?.misread ?? '–',
  'value-wrong': (state) => last(state)?.wrong ?? '–',
  'value-moved': ({ moves }) => moves.at(-1)?.moved ?? '–',
  'value-open': ({ open }) => Object.keys(open).length,
};
