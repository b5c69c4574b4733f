'use client';
/**
 * The panel of the lab `log`: who writes, the log, who reads, in rows that never move. Everything
 * drawn comes from the model; pressing a button draws nothing.
 */
import { useEffect, useMemo, useState } from 'react';
import { PanelBadge, PanelNotice } from '#components/lab/panel-status.tsx';
import { PanelTimeline } from '#components/lab/panel-timeline.tsx';
import { PanelTools } from '#components/lab/panel-tools.tsx';
import { panelWords } from '#components/lab/panel-words.ts';
import { useClock } from '#components/lab/use-clock.ts';
import { useLab } from '#components/lab/use-lab.ts';
import { Evidence } from '#components/view/evidence.tsx';
import { Groups } from '#components/view/group-bracket.tsx';
import { PartitionLog } from '#components/view/partition-log.tsx';
import { viewWords } from '#components/view/words.ts';
import { messages } from './messages.ts';
import { GROUPS, model, type State } from './model.ts';
import { evidenceOf, recordId } from './panel-evidence.ts';
import { logPart } from './panel-part.ts';
import { Reader, Writer } from './panel-processes.tsx';

/** An ack usually comes in a few ms; a chip "on its way" is drawn once it is really waited for. */
const IN_FLIGHT_AFTER_MS = 150;

export default function Panel() {
  const { view, store, locale } = useLab();
  const [asTable, setAsTable] = useState(false);
  const [tools, setTools] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => store.register(logPart(locale)), [store, locale]);
  useEffect(() => store.open(), [store]);
  const words = messages[locale];
  const state = (view.state as State | undefined) ?? model.initial;
  const tabs = useMemo(() => evidenceOf(state, words, clockOf(locale)), [state, words, locale]);
  const reset = view.controls.reset;
  const shared = panelWords[locale];
  return (
    <>
      <header className="caption">
        <b>{words.figure}</b> <span className="caption-title">{words.caption}</span>
        <span className="caption-tools">
          <PanelBadge />
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? shared.figure : shared.table}
          </button>
          <button type="button" aria-pressed={tools} onClick={() => setTools(!tools)}>
            {tools ? shared.evidence : shared.tools}
          </button>
          <button
            type="button"
            data-testid="control-reset"
            aria-disabled={reset?.disabled !== undefined || reset?.pending || undefined}
            title={reset?.disabled}
            onClick={() => reset?.disabled === undefined && reset?.run()}
          >
            {shared.reset}
          </button>
        </span>
      </header>
      <PanelNotice />
      <Figure
        state={state}
        as={asTable ? 'table' : 'figure'}
        chosen={chosen}
        onChoose={(offset) => setChosen(recordId(offset))}
      />
      <Groups>
        {GROUPS.map((name, ribbon) => (
          <Reader key={name} name={name} ribbon={ribbon} state={state} />
        ))}
      </Groups>
      <div className="time-row">
        <PanelTimeline />
      </div>
      {tools ? (
        <PanelTools />
      ) : (
        <Evidence
          name={shared.evidence}
          tabs={tabs}
          labels={viewWords[locale].evidence}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <Values state={state} />
    </>
  );
}

/** The figure's numbers for whoever reads the page by program. */
function Values({ state }: { state: State }) {
  const values = {
    'value-end': state.end,
    'value-low': state.low,
    'committed-payment': state.groups.payment.committed ?? '–',
    'committed-search': state.groups.search.committed ?? '–',
    documents: Object.keys(state.documents).length,
  };
  return (
    <div hidden>
      {Object.entries(values).map(([name, value]) => (
        <data key={name} data-testid={name}>
          {value}
        </data>
      ))}
    </div>
  );
}

interface FigureProps {
  readonly state: State;
  readonly as: 'figure' | 'table';
  readonly chosen: string | null;
  onChoose(offset: number): void;
}

function Figure({ state, as, chosen, onChoose }: FigureProps) {
  const { locale, view } = useLab();
  const words = messages[locale];
  const now = useClock(0, 50, state.sending === null);
  const waited = state.sending === null ? 0 : now - state.sending.since;
  const inFlight =
    state.sending !== null && waited > IN_FLIGHT_AFTER_MS
      ? state.sending.keys.slice(0, 1).map((key) => ({ partition: 0, key, ms: waited }))
      : [];
  const partitions = [
    { partition: 0, low: state.low, end: state.end, records: [...state.records] },
  ];
  const groups = GROUPS.map((name) => ({ name, positions: { 0: state.groups[name] } }));
  const summary = useThrottled(
    words.summary({
      records: state.end - state.low,
      payment: state.groups.payment.committed,
      search: state.groups.search.committed,
      documents: Object.keys(state.documents).length,
    }),
  );
  const highlight = state.records.find(({ offset }) => recordId(offset) === chosen);
  return (
    <PartitionLog
      name={`${words.figure}. ${words.caption}`}
      summary={summary}
      partitions={partitions}
      groups={groups}
      labels={viewWords[locale].log}
      inFlight={inFlight}
      highlight={highlight ? { partition: 0, offset: highlight.offset } : null}
      onSelect={(_partition, { offset }) => onChoose(offset)}
      emptyText={view.connected ? words.emptyLog : panelWords[locale].joining}
      view={as}
      writer={<Writer state={state} />}
    />
  );
}

/** What a screen reader is told: at most one sentence in two seconds. */
function useThrottled(text: string): string {
  const [said, setSaid] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 2000);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

function clockOf(locale: 'id' | 'en'): (ms: number) => string {
  const format = new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
  return (ms) => format.format(ms);
}
