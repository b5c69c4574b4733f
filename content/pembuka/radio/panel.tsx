'use client';
/**
 * The panel of the lab `radio`: who broadcasts, the log, the five who listen, and under them the
 * same orders by radio and by telephone. Everything drawn comes from the model; pressing draws
 * nothing.
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
import { lagOf, type State } from './model.ts';
import css from './panel.module.css';
import { evidenceOf, recordId } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { Listeners } from './panel-listeners.tsx';
import { radioPart } from './panel-part.ts';
import { Sides } from './panel-sides.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(radioPart(words)), [store, words]);
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
      <div className={css.log}>
        <Figure
          as={asTable ? 'table' : 'figure'}
          chosen={chosen}
          onChoose={(offset) => setChosen(recordId(offset))}
        />
      </div>
      <Listeners />
      <Sides />
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

const accepted = (way: 'radio' | 'phone') => (state: State) =>
  state.series[way].at(-1)?.accepted ?? 0;
const placed = (way: 'radio' | 'phone') => (state: State) => state.series[way].at(-1)?.placed ?? 0;

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-lag': (state) => lagOf(state, 'notification'),
  'value-notified': ({ notified }) => notified.length,
  'value-series': ({ series }) => series.radio.at(-1)?.id ?? 0,
  'value-over': ({ series }) => String(series.radio.at(-1)?.over ?? true),
  'placed-radio': placed('radio'),
  'placed-phone': placed('phone'),
  'accepted-radio': accepted('radio'),
  'accepted-phone': accepted('phone'),
  'committed-notification': ({ groups }) => groups.notification.committed ?? '–',
  'value-missing': ({ skipped }) => skipped?.missing ?? '–',
};
