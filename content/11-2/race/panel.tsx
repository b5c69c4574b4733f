'use client';
/**
 * The panel of the lab `race`: one race as three orders of the same two changes, all races as
 * verdicts, and the programs. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { lagOf, recordsIn } from '#lib/fold/topic.ts';
import type { PathName, State } from './model.ts';
import { racesOf, tally } from './model-readings.ts';
import { RaceRow } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Crossing } from './panel-figure.tsx';
import { racePart } from './panel-part.ts';
import { Programs } from './panel-programs.tsx';
import { RacesTable, Verdicts } from './panel-verdicts.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={racePart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, printing, chosen, choose }) => (
        <>
          <RaceRow />
          {(as === 'table' || printing) && <RacesTable />}
          {as === 'figure' && (
            <>
              <Crossing chosen={chosen} />
              <Verdicts chosen={chosen} onChoose={choose} />
            </>
          )}
          <Programs />
        </>
      )}
    </LabPanel>
  );
}

const last = (state: State) => racesOf(state).at(-1);
const lag = (path: PathName) => (state: State) => lagOf(state.topics[path], state.groups[path]);

const VALUES: Values<State> = {
  'value-races': (state) => racesOf(state).length,
  'value-settled': (state) => tally(state, 'search').settled,
  'value-apart': (state) => tally(state, 'search').apart,
  'value-apart-time': (state) => tally(state, 'by-time').apart,
  'value-settled-cdc': (state) => tally(state, 'search-cdc').settled,
  'value-apart-cdc': (state) => tally(state, 'search-cdc').apart,
  'value-mongo': (state) => last(state)?.mongo?.status ?? '–',
  'value-search': (state) => last(state)?.views.search?.status ?? '–',
  'value-search-cdc': (state) => last(state)?.views['search-cdc']?.status ?? '–',
  'value-end': ({ topics }) => recordsIn(topics.search),
  'value-end-cdc': ({ topics }) => recordsIn(topics['search-cdc']),
  'value-lag': lag('search'),
  'value-lag-cdc': lag('search-cdc'),
  'value-line': ({ line }) => line ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
