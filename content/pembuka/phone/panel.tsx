'use client';
/**
 * The panel of the lab `phone`: the buyer and the five services one under the other, each with the
 * line that is held open to it. Everything drawn comes from the model; pressing draws nothing.
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
import { usePrinting } from '#components/view/use-printing.ts';
import { viewWords } from '#components/view/words.ts';
import { percentOf, quantile } from '../../shop/ledger.ts';
import type { State } from './model.ts';
import css from './panel.module.css';
import { Chain } from './panel-chain.tsx';
import { Controls } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { phonePart } from './panel-part.ts';
import { Result } from './panel-result.tsx';
import { ChainTable } from './panel-table.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const printing = usePrinting();
  const [tools, setTools] = useState(false);
  const words = useWords();
  useEffect(() => store.register(phonePart(words)), [store, words]);
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
      {asTable ? <ChainTable /> : <Chain />}
      {printing && !asTable && <ChainTable />}
      <Result />
      <div className="time-row">
        <PanelTimeline />
      </div>
      <PanelFailure />
      <div className={css.evidence}>{tools ? <PanelTools /> : <Rows />}</div>
      <PanelValues values={VALUES} useFacts={useFacts} />
    </PanelPresses>
  );
}

/** The figure is drawn first and the evidence right after it: a burst must not slow the lines. */
function Rows() {
  const { locale } = useLab();
  const words = useWords();
  const state = useDeferredValue(useFacts((facts) => facts));
  return useMemo(() => {
    const tabs = evidenceOf(state, words, clocks[locale].exact);
    return (
      <Evidence
        name={panelWords[locale].evidence}
        tabs={tabs}
        labels={viewWords[locale].evidence}
      />
    );
  }, [state, words, locale]);
}

const last = ({ series }: State) => series.at(-1);

const VALUES: Values<State> = {
  'value-series': (state) => last(state)?.id ?? 0,
  'value-placed': (state) => last(state)?.placed ?? 0,
  'value-accepted': (state) => last(state)?.accepted ?? 0,
  'value-percent': (state) => {
    const series = last(state);
    return series ? percentOf(series) : '–';
  },
  'value-p50': (state) => {
    const series = last(state);
    return (series && quantile(series, 0.5)) ?? '–';
  },
  'value-over': (state) => String(last(state)?.over ?? true),
};
