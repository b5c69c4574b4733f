'use client';
/**
 * The panel of the lab `call-or-publish`: who publishes, the log, the three who need to know, and
 * one question answered two ways. Everything drawn comes from the model; pressing draws nothing.
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
import { viewWords } from '#components/view/words.ts';
import { callsOf, lagsOf, type State } from './model.ts';
import css from './panel.module.css';
import { Answers } from './panel-answers.tsx';
import { Consumers } from './panel-consumers.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { callPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(callPart(words)), [store, words]);
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
      <div className={css.log} data-table={asTable || undefined}>
        <Figure
          as={asTable ? 'table' : 'figure'}
          chosen={chosen}
          onChoose={(offset) => setChosen(recordId(offset))}
        />
      </div>
      <Consumers />
      <Answers />
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

const last = ({ series }: State) => series.at(-1);

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-series': (state) => last(state)?.id ?? 0,
  'value-form': (state) => last(state)?.form ?? '–',
  'value-calls': (state) => callsOf(state, last(state)?.id ?? 0),
  'value-handled': (state) => state.handled[last(state)?.id ?? 0] ?? 0,
  'lag-most': (state) => lagsOf(state).most,
  'lag-least': (state) => lagsOf(state).least,
  'value-refused': ({ refusals }) => Object.keys(refusals).length,
  'asked-call': ({ asked }) => asked.at(-1)?.call.state?.version ?? '–',
  'asked-copy': ({ asked }) => asked.at(-1)?.copy?.version ?? '–',
  'asked-count': ({ asked }) => asked.length,
  'value-caught': ({ caught }) => caught?.change.version ?? '–',
  'value-carried': ({ carried }) => carried?.series ?? '–',
};
