'use client';
/**
 * The panel of the lab `retention`: one log that forgets by age, with its reader and its hourglass,
 * and one that forgets by key. Everything drawn comes from the model.
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
import { lagOf, lostOf, type State } from './model.ts';
import css from './panel.module.css';
import { evidenceOf, recordId } from './panel-evidence.ts';
import { Orders } from './panel-figure.tsx';
import { retentionPart } from './panel-part.ts';
import { Prices } from './panel-prices.tsx';
import { ReaderRow } from './panel-reader.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(retentionPart(words)), [store, words]);
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
        <Orders
          as={asTable ? 'table' : 'figure'}
          chosen={chosen}
          onChoose={(offset) => setChosen(recordId(offset))}
        />
      </div>
      <ReaderRow />
      <Prices as={asTable ? 'table' : 'figure'} />
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
  'value-low': ({ low }) => low,
  'value-lag': lagOf,
  'value-lost': lostOf,
  'value-retention': ({ retentionMs }) => retentionMs ?? '–',
  'committed-payment': ({ group }) => group.committed ?? '–',
  'value-returns': ({ returns }) => returns.length,
  'value-next-offset': ({ returns }) => returns.at(-1)?.offset ?? '–',
  'value-last-lost': ({ returns }) => returns.at(-1)?.lost ?? '–',
  'value-prices-end': ({ prices }) => prices.end,
  'value-prices-kept': ({ prices }) => prices.kept.length,
};
