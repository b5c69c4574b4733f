'use client';
/**
 * The panel of the lab `batching`: what was measured on this machine, and the calculator that goes
 * on from there, with its test at a hundredth. Everything that was measured comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { Messages } from './messages.id.ts';
import type { State } from './model.ts';
import { goesOn, rateOf, readingOf } from './model-facts.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { fill, useForm } from './panel-form.ts';
import { Measure } from './panel-measure.tsx';
import { batchingPart } from './panel-part.ts';
import { Scale } from './panel-scale.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  const { view } = useForm();
  return (
    <LabPanel
      part={batchingPart}
      {...{ words, useFacts }}
      evidenceOf={EVIDENCE[view]}
      half={view}
      values={VALUES}
      evidenceClass="panel-evidence"
      apart
    >
      {({ as }) => (
        <>
          <Views />
          {view === 'measure' ? (
            <Measure asTable={as === 'table'} />
          ) : (
            <Scale asTable={as === 'table'} />
          )}
        </>
      )}
    </LabPanel>
  );
}

type Evident = [State, Messages, (ms: number) => string];

/** Each half has its own order of tabs. */
const EVIDENCE = {
  measure: (...[state, words, time]: Evident) => evidenceOf(state, words, time, 'measure'),
  scale: (...[state, words, time]: Evident) => evidenceOf(state, words, time, 'scale'),
};

/** The two halves of the figure. */
function Views() {
  const words = useWords();
  const { view } = useForm();
  return (
    <div className={css.views}>
      {(['measure', 'scale'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          data-testid={`view-${one}`}
          onClick={() => fill({ view: one })}
        >
          {words[`view-${one}`]}
        </button>
      ))}
    </div>
  );
}

const lastOver = ({ runs }: State) => runs.findLast(({ state }) => state === 'over');
const lastTrial = ({ trials }: State) => trials.at(-1);

const VALUES: Values<State> = {
  'value-runs': ({ runs }) => runs.filter(({ state }) => state === 'over').length,
  'value-under-way': (state) => goesOn(state) ?? 'none',
  'value-rate': (state) => {
    const run = lastOver(state);
    return run ? Math.round(rateOf(run)) : '–';
  },
  'value-records': (state) => lastOver(state)?.outcome?.records ?? '–',
  'value-from': (state) => lastOver(state)?.outcome?.from ?? '–',
  'value-end': (state) => lastOver(state)?.outcome?.end ?? '–',
  'value-trials': ({ trials }) => trials.filter(({ state }) => state === 'over').length,
  'value-trial-state': (state) => lastTrial(state)?.state ?? '–',
  'value-slope': (state) => {
    const reading = readingOf(lastTrial(state));
    return reading ? Math.round(reading.measured) : '–';
  },
  'value-predicted': (state) => readingOf(lastTrial(state))?.predicted ?? '–',
};
