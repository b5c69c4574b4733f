'use client';
/**
 * The panel of the lab `batching`: what was measured on this machine, and the calculator that goes
 * on from there, with its test at a hundredth. Everything that was measured comes from the model.
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
import type { State } from './model.ts';
import { goesOn, rateOf, readingOf } from './model-facts.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { fill, useForm } from './panel-form.ts';
import { Measure } from './panel-measure.tsx';
import { batchingPart } from './panel-part.ts';
import { Scale } from './panel-scale.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const words = useWords();
  const { view } = useForm();
  useEffect(() => store.register(batchingPart(words)), [store, words]);
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
      <Views />
      {view === 'measure' ? <Measure asTable={asTable} /> : <Scale asTable={asTable} />}
      <div className="time-row">
        <PanelTimeline />
      </div>
      <PanelFailure />
      <div className={css.evidence}>{tools ? <PanelTools /> : <Rows />}</div>
      <PanelValues values={VALUES} useFacts={useFacts} />
    </PanelPresses>
  );
}

/** The two halves of the figure. */
function Views() {
  const words = useWords();
  const { view } = useForm();
  return (
    <div className={css.views}>
      {(['measure', 'scale'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          data-testid={`view-${one}`}
          onClick={() => fill({ view: one })}
        >
          {words[`view-${one}`]}
        </button>
      ))}
    </div>
  );
}

/** The figure is drawn first and the evidence right after it. */
function Rows() {
  const { locale } = useLab();
  const words = useWords();
  const { view } = useForm();
  const state = useDeferredValue(useFacts((facts) => facts));
  return useMemo(() => {
    const tabs = evidenceOf(state, words, clocks[locale].exact, view);
    return (
      <Evidence
        key={view}
        name={panelWords[locale].evidence}
        tabs={tabs}
        labels={viewWords[locale].evidence}
      />
    );
  }, [state, words, locale, view]);
}

const lastOver = ({ runs }: State) => runs.findLast(({ state }) => state === 'over');
const lastTrial = ({ trials }: State) => trials.at(-1);

const VALUES: Values<State> = {
  'value-runs': ({ runs }) => runs.filter(({ state }) => state === 'over').length,
  'value-under-way': (state) => goesOn(state) ?? 'none',
  'value-rate': (state) => {
    const run = lastOver(state);
    return run ? Math.round(rateOf(run)) : '–';
  },
  'value-records': (state) => lastOver(state)?.outcome?.records ?? '–',
  'value-from': (state) => lastOver(state)?.outcome?.from ?? '–',
  'value-end': (state) => lastOver(state)?.outcome?.end ?? '–',
  'value-trials': ({ trials }) => trials.filter(({ state }) => state === 'over').length,
  'value-trial-state': (state) => lastTrial(state)?.state ?? '–',
  'value-slope': (state) => {
    const reading = readingOf(lastTrial(state));
    return reading ? Math.round(reading.measured) : '–';
  },
  'value-predicted': (state) => readingOf(lastTrial(state))?.predicted ?? '–',
};
