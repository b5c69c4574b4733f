'use client';
/**
 * The panel of the lab `unique-index`: one log of deliveries, and two services over it side by
 * side, in rows that never move. Everything drawn comes from the model; pressing draws nothing.
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
import { usePrinting } from '#components/view/use-printing.ts';
import { viewWords } from '#components/view/words.ts';
import { CONSUMERS, type State } from './model.ts';
import { sumOf, truthOf } from './model-readings.ts';
import css from './panel.module.css';
import { InjectRow } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { uniqueIndexPart } from './panel-part.ts';
import { Side } from './panel-side.tsx';
import { SidesTable } from './panel-table.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const printing = usePrinting();
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(uniqueIndexPart(words)), [store, words]);
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
      <InjectRow />
      {(asTable || printing) && <SidesTable />}
      <div className={css.log}>
        <Figure
          as={asTable ? 'table' : 'figure'}
          chosen={chosen}
          onChoose={(offset) => setChosen(recordId(offset))}
        />
      </div>
      {!asTable && (
        <div className={css.sides}>
          {CONSUMERS.map((name) => (
            <Side key={name} name={name} />
          ))}
        </div>
      )}
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

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-events': (state) => truthOf(state).count,
  'committed-naive': ({ groups }) => groups['payment-naive'].committed ?? '–',
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
  'paid-naive': (state) => sumOf(state, 'payment-naive').count,
  'paid-payment': (state) => sumOf(state, 'payment').count,
  'sum-naive': (state) => sumOf(state, 'payment-naive').amount,
  'sum-payment': (state) => sumOf(state, 'payment').amount,
  'sum-truth': (state) => truthOf(state).amount,
  refusals: ({ refused }) => refused,
};
