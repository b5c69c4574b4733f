'use client';
/**
 * The panel of the lab `cdc`: who writes and who carries, the topic, and for each flow of orders a
 * strip of what became of them. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { copyTallyOf, livesOf, refusedRun, type State, tallyOf } from './model.ts';
import type { Mode } from './names.ts';
import { evidenceOf } from './panel-evidence.ts';
import { Lane } from './panel-lane.tsx';
import { cdcPart } from './panel-part.ts';
import { Strips } from './panel-strips.tsx';
import { Top } from './panel-top.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={cdcPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
      ownRefusals
    >
      {({ as, chosen, choose }) => (
        <>
          <Top />
          <Lane as={as} chosen={chosen} onChoose={choose} />
          <Strips />
        </>
      )}
    </LabPanel>
  );
}

const tallies = (row: Mode | 'own') => ({
  [`value-orders-${row}`]: (state: State) => tallyOf(state, row).orders,
  [`value-events-${row}`]: (state: State) => tallyOf(state, row).events,
  [`value-lost-${row}`]: (state: State) => tallyOf(state, row).lost.length,
  [`value-extra-${row}`]: (state: State) => tallyOf(state, row).extra,
  [`value-kills-${row}`]: (state: State) => tallyOf(state, row).kills.length,
});

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-orders': ({ lastNumber }) => lastNumber,
  'value-saves': ({ place }) => place?.saves ?? 0,
  'value-lives': (state) => livesOf(state).length,
  'value-refused': (state) => refusedRun(state)?.ended?.refusal?.code ?? '–',
  ...tallies('before'),
  ...tallies('after'),
  ...tallies('every'),
  ...tallies('own'),
  'value-missing-first': (state) => copyTallyOf(state, 'salin-dulu').missing.length,
  'value-stale-first': (state) => copyTallyOf(state, 'salin-dulu').stale.length,
  'value-missing-noted': (state) => copyTallyOf(state, 'catat-dulu').missing.length,
  'value-stale-noted': (state) => copyTallyOf(state, 'catat-dulu').stale.length,
  'value-reached': ({ reached }) => reached.join(' '),
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
