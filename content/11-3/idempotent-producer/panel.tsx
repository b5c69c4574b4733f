'use client';
/**
 * The panel of the lab `idempotent-producer`: who sends, what stands between, the sessions with the
 * numbers they used, and the log. Everything drawn comes from the model; pressing draws nothing.
 */
import { recordId } from '#components/lab/evidence-tabs.ts';
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { cutsIn, sendsThat } from '../../shop/proxied-state.ts';
import type { State } from './model.ts';
import { formsOf } from './model-readings.ts';
import { sessionsOf, swallowedOf } from './model-sessions.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { idempotentProducerPart } from './panel-part.ts';
import { Programs, Sender } from './panel-programs.tsx';
import { Sessions } from './panel-sessions.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={idempotentProducerPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      way={way}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, chosen, choose }) => (
        <>
          <Sender />
          <Programs />
          <Sessions onChoose={(offset) => choose(recordId(offset))} />
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-events': ({ copies }) => new Set(copies.map(({ eventId }) => eventId)).size,
  'value-forms': (state) => formsOf(state).length,
  'value-sessions': (state) => sessionsOf(state).length,
  'value-requests': ({ requests }) => Object.keys(requests).length,
  'value-cuts': cutsIn,
  'value-armed': ({ armed }) => armed,
  'value-acked': (state) => sendsThat(state, 'acked'),
  'value-failed': (state) => sendsThat(state, 'failed'),
  'value-noted': (state) => sendsThat(state, 'acked') + sendsThat(state, 'failed'),
  'value-swallowed': (state) =>
    swallowedOf(state)
      .map(({ send }) => send.order)
      .join(' ') || '–',
  'value-charges': ({ payments }) => Object.keys(payments).length,
  'value-refused': ({ refusals }) => Object.keys(refusals).length,
  'value-idempotent': ({ idempotent }) => (idempotent ? 'on' : 'off'),
  'value-line': ({ line }) => line ?? '–',
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
