'use client';
/**
 * The panel of the lab `groups`: who writes, three partitions with two bookmarks each, the members
 * of both groups, and where every order is. Everything drawn comes from the model.
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
import { isDone } from './model-waves.ts';
import { endOf, lagOf, lostOf, storedOf } from './model-where.ts';
import css from './panel.module.css';
import { evidenceOf, recordId } from './panel-evidence.ts';
import { Fates } from './panel-fates.tsx';
import { Figure, WriterRow } from './panel-figure.tsx';
import { Members } from './panel-members.tsx';
import { groupsPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const { store } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useWords();
  useEffect(() => store.register(groupsPart(words)), [store, words]);
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
      <WriterRow />
      <div className={css.log} data-table={asTable || undefined}>
        <Figure
          as={asTable ? 'table' : 'figure'}
          chosen={chosen}
          onChoose={(partition, offset) => setChosen(recordId(partition, offset))}
        />
      </div>
      <Members />
      <Fates />
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
  'value-end': endOf,
  'value-paid': (state) => storedOf(state, 'payment'),
  'value-counted': (state) => storedOf(state, 'analytics'),
  'value-lag': (state) => lagOf(state, 'payment'),
  'value-lag-analytics': (state) => lagOf(state, 'analytics'),
  'value-lost': (state) => lostOf(state, 'payment'),
  'value-lost-analytics': (state) => lostOf(state, 'analytics'),
  'value-members': ({ groups }) => groups.payment.members.length,
  'value-members-analytics': ({ groups }) => groups.analytics.members.length,
  'value-generation': ({ groups }) => groups.payment.generation,
  'value-waves': ({ waves }) => waves.filter(isDone).length,
  'value-held': ({ held }) => held,
  'value-deaths': ({ deaths }) => deaths.filter(({ missing }) => missing !== null).length,
  'value-missing': ({ deaths }) => deaths.at(-1)?.missing ?? '–',
  'value-slow-lag': ({ slowLag }) => slowLag,
};
