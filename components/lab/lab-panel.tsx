'use client';
/**
 * What every panel is: caption, notice, the lab's own figure, time line, evidence, values. A lab
 * brings what is in the middle, and what its facts mean.
 */
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import { Evidence, type EvidenceProps, type EvidenceTab } from '#components/view/evidence.tsx';
import { usePrinting } from '#components/view/use-printing.ts';
import { viewWords } from '#components/view/words.ts';
import { PanelCaption } from './panel-caption.tsx';
import { PanelFailure, PanelPresses } from './panel-presses.tsx';
import { PanelRefusals } from './panel-refusals.tsx';
import { PanelNotice } from './panel-status.tsx';
import { PanelTimeline } from './panel-timeline.tsx';
import { PanelTools } from './panel-tools.tsx';
import { PanelValues, type Values } from './panel-values.tsx';
import { panelWords } from './panel-words.ts';
import type { LabPart, LabStore } from './store.ts';
import { clocks } from './time.ts';
import { orderIn, useFollow, type WayDoor } from './use-follow.tsx';
import { useLab } from './use-lab.ts';

/** How the figure is wanted right now, and the row of the evidence that belongs to what is lit. */
export interface Shown {
  readonly as: 'figure' | 'table';
  /** On paper a figure brings its table along. */
  readonly printing: boolean;
  readonly chosen: string | null;
  choose(row: string): void;
  /** Opens the way of this order; undefined in a lab where none can be followed. */
  readonly follow: ((order: string) => void) | undefined;
}

interface LabPanelProps<State, Words> {
  readonly words: Words & { readonly figure: string; readonly caption: string };
  /** What the lab brings to the store of the page. */
  part(words: Words): LabPart<State>;
  useFacts<T>(select: (state: State) => T): T;
  /** Tabs, newest facts first; the same function from one rendering to the next. */
  evidenceOf(state: State, words: Words, time: (ms: number) => string): readonly EvidenceTab[];
  readonly values: Values<State>;
  /** `panel-evidence`, and `panel-evidence-roomy` for a line more; without it, as high as it is. */
  readonly evidenceClass?: string | undefined;
  /** Where an order can be followed in this lab; the same function for the life of the page. */
  readonly way?: WayDoor;
  /** Rows of the evidence belong to nothing in the figure. */
  readonly apart?: boolean;
  /** The lab tells by itself why a program refused to go on. */
  readonly ownRefusals?: boolean;
  /** Evidence of another half of the panel begins at its first tab. */
  readonly half?: string;
  children(shown: Shown): ReactNode;
}

export function LabPanel<State, Words>(props: LabPanelProps<State, Words>) {
  const { words, part, useFacts, values, evidenceClass, apart, children } = props;
  const { store, locale } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const printing = usePrinting();
  const { follow, sheet } = useFollow(props.way);
  const followChosen = follow && (() => follow(orderIn(tabsNow(props, store, locale), chosen)));
  useEffect(() => store.register(part(words)), [store, part, words]);
  useEffect(() => store.open(), [store]);
  const picks = {
    ...(apart ? {} : { chosen, onChoose: choose }),
    ...(follow && { onFollow: follow }),
  };
  const below = tools ? <PanelTools /> : <Rows key={props.half} {...props} picks={picks} />;
  return (
    <PanelPresses>
      <PanelCaption
        figure={words.figure}
        caption={words.caption}
        {...{ asTable, tools }}
        onTable={setAsTable}
        onTools={setTools}
        onFollow={followChosen}
      />
      <PanelNotice />
      {children({ as: asTable ? 'table' : 'figure', printing, chosen, choose, follow })}
      <div className="time-row">
        <PanelTimeline />
      </div>
      {!props.ownRefusals && <PanelRefusals />}
      <PanelFailure />
      {evidenceClass ? <div className={evidenceClass}>{below}</div> : below}
      <PanelValues values={values} useFacts={useFacts} />
      {sheet}
    </PanelPresses>
  );
}

interface RowsProps<State, Words>
  extends Pick<LabPanelProps<State, Words>, 'words' | 'useFacts' | 'evidenceOf'> {
  readonly picks: Pick<EvidenceProps, 'chosen' | 'onChoose' | 'onFollow'>;
}

/** The evidence of this moment: the order of the row that is lit is looked up when it is asked for. */
function tabsNow<State, Words>(
  { evidenceOf, words }: Pick<LabPanelProps<State, Words>, 'evidenceOf' | 'words'>,
  store: LabStore,
  locale: Locale,
): readonly EvidenceTab[] {
  const { state } = store.view();
  return state === undefined ? [] : evidenceOf(state as State, words, clocks[locale].exact);
}

/** The figure is drawn first and the evidence right after it: a burst must not slow the cells. */
function Rows<State, Words>(props: RowsProps<State, Words>) {
  const { words, useFacts, evidenceOf, picks } = props;
  const { chosen, onChoose, onFollow } = picks;
  const { locale } = useLab();
  const state = useDeferredValue(useFacts((facts) => facts));
  return useMemo(() => {
    const tabs = evidenceOf(state, words, clocks[locale].exact);
    const labels = viewWords[locale].evidence;
    const name = panelWords[locale].evidence;
    return (
      <Evidence
        {...{ name, tabs, labels }}
        {...(onChoose && { chosen: chosen ?? null, onChoose })}
        {...(onFollow && { onFollow })}
      />
    );
  }, [state, words, locale, evidenceOf, chosen, onChoose, onFollow]);
}
