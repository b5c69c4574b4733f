'use client';
/**
 * The panel of the lab `sinks`: the programs, the topic with both bookmarks, what each view answers,
 * and the way of the newest orders. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { foundAtOnce, isEqual, lastBuild, lastMany, type State, spreadOf } from './model.ts';
import type { SinkName } from './names.ts';
import css from './panel.module.css';
import { AnalyticsView } from './panel-analytics.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Lane } from './panel-lane.tsx';
import { sinksPart } from './panel-part.ts';
import { Programs } from './panel-programs.tsx';
import { Comparison, SearchView } from './panel-search.tsx';
import { Ways } from './panel-ways.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={sinksPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <Programs />
          <Lane as={as} chosen={chosen} onChoose={choose} />
          <div className={css.views}>
            <SearchView />
            <AnalyticsView />
          </div>
          <Comparison />
          <Ways />
        </>
      )}
    </LabPanel>
  );
}

const of = (sink: SinkName, what: 'p50' | 'p99' | 'orders') => (state: State) => {
  const flow = lastMany(state);
  return (flow && spreadOf(state, flow._id, sink)[what]) ?? '–';
};

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-orders': ({ orders }) => orders,
  'committed-search': ({ groups }) => groups.search.committed ?? '–',
  'committed-analytics': ({ groups }) => groups.analytics.committed ?? '–',
  'value-flow-search': of('search', 'orders'),
  'value-flow-analytics': of('analytics', 'orders'),
  'value-p50-search': of('search', 'p50'),
  'value-p99-search': of('search', 'p99'),
  'value-p99-analytics': of('analytics', 'p99'),
  'value-asked': ({ readings }) => readings.length,
  'value-found': foundAtOnce,
  'value-lag-max': ({ lagMax }) => lagMax,
  'value-slow': ({ slow }) => String(slow),
  'value-wipes': ({ builds }) => builds.filter(({ wiped }) => wiped).length,
  'value-rebuilt': (state) => lastBuild(state, 'search')?.rebuilt?.records ?? '–',
  'value-compared': ({ comparisons }) => comparisons.length,
  'value-equal': ({ comparisons }) => {
    const last = comparisons.at(-1);
    return last ? String(isEqual(last)) : '–';
  },
  'value-reached': ({ reached }) => reached.join(' '),
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
