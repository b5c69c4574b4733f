'use client';
/**
 * The panel of the lab `lost-ack`: who sends, what stands between, the journey of the last requests,
 * the log, and the case in hand. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { cutsIn, sendsThat } from '../../shop/proxied-state.ts';
import type { State } from './model.ts';
import { casesOf, openCaseOf } from './model-readings.ts';
import { causesOf, eventsOf, tracesOf } from './model-traces.ts';
import css from './panel.module.css';
import { CaseRow } from './panel-case.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { Journeys } from './panel-journeys.tsx';
import { lostAckPart } from './panel-part.ts';
import { Programs, Sender } from './panel-programs.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={lostAckPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, chosen, choose }) => (
        <>
          <Sender />
          <Programs />
          <Journeys />
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          <CaseRow />
        </>
      )}
    </LabPanel>
  );
}

const doubledBy = (state: State): string =>
  [...new Set(tracesOf(state).flatMap(causesOf))].sort().join(' ') || '–';

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-events': (state) =>
    tracesOf(state).reduce((count, trace) => count + eventsOf(trace).length, 0),
  'value-requests': ({ requests }) => Object.keys(requests).length,
  'value-cuts': cutsIn,
  'value-armed': ({ armed }) => armed,
  'value-acked': (state) => sendsThat(state, 'acked'),
  'value-failed': (state) => sendsThat(state, 'failed'),
  'value-open': (state) => sendsThat(state, 'open'),
  'value-noted': (state) => sendsThat(state, 'acked') + sendsThat(state, 'failed'),
  'value-charges': ({ payments }) => Object.keys(payments).length,
  'value-retries': ({ retries }) => (retries ? 'on' : 'off'),
  'value-causes': doubledBy,
  'value-case': (state) => openCaseOf(state)?.key ?? '–',
  'value-named': (state) => casesOf(state).filter(({ named }) => named !== null).length,
  'value-right': (state) =>
    casesOf(state).filter(({ named, cause }) => named !== null && named === cause).length,
  'value-line': ({ line }) => line ?? '–',
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
