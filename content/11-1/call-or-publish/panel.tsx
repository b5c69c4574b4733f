'use client';
/**
 * The panel of the lab `call-or-publish`: who publishes, the log, the three who need to know, and
 * one question answered two ways. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { callsOf, lagsOf, type State } from './model.ts';
import css from './panel.module.css';
import { Answers } from './panel-answers.tsx';
import { Consumers } from './panel-consumers.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { callPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={callPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Consumers />
          <Answers />
        </>
      )}
    </LabPanel>
  );
}

const last = ({ series }: State) => series.at(-1);

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-series': (state) => last(state)?.id ?? 0,
  'value-form': (state) => last(state)?.form ?? '–',
  'value-calls': (state) => callsOf(state, last(state)?.id ?? 0),
  'value-handled': (state) => state.handled[last(state)?.id ?? 0] ?? 0,
  'lag-most': (state) => lagsOf(state).most,
  'lag-least': (state) => lagsOf(state).least,
  'value-refused': ({ refusals }) => Object.keys(refusals).length,
  'asked-call': ({ asked }) => asked.at(-1)?.call.state?.version ?? '–',
  'asked-copy': ({ asked }) => asked.at(-1)?.copy?.version ?? '–',
  'asked-count': ({ asked }) => asked.length,
  'value-caught': ({ caught }) => caught?.change.version ?? '–',
  'value-carried': ({ carried }) => carried?.series ?? '–',
};
