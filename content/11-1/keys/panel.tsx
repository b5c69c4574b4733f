'use client';
/**
 * The panel of the lab `keys`: what is sent, the partitions, and the view that is built from them,
 * in rows that never move. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { lagOf, recordsIn } from '#lib/fold/topic.ts';
import type { State } from './model.ts';
import { sendsOf } from './model-readings.ts';
import css from './panel.module.css';
import { Controls } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { keysPart } from './panel-part.ts';
import { Side } from './panel-side.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={keysPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <Controls />
          <div className={css.log}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Side />
        </>
      )}
    </LabPanel>
  );
}

const last = (state: State) => sendsOf(state).at(-1);

const VALUES: Values<State> = {
  'value-end': ({ partitions }) => recordsIn(partitions),
  'value-partitions': ({ partitions }) => Object.keys(partitions).length,
  'value-lag': ({ partitions, group }) => lagOf(partitions, group),
  'value-members': ({ group }) => group.members.length,
  'value-sends': (state) => sendsOf(state).length,
  'value-inverted': (state) => last(state)?.inverted ?? '–',
  'value-misread': (state) => last(state)?.misread ?? '–',
  'value-wrong': (state) => last(state)?.wrong ?? '–',
  'value-moved': ({ moves }) => moves.at(-1)?.moved ?? '–',
  'value-open': ({ open }) => Object.keys(open).length,
};
