'use client';
/**
 * The panel of the lab `unique-index`: one log of deliveries, and two services over it side by
 * side, in rows that never move. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { CONSUMERS, type State } from './model.ts';
import { sumOf, truthOf } from './model-readings.ts';
import css from './panel.module.css';
import { InjectRow } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { uniqueIndexPart } from './panel-part.ts';
import { Side } from './panel-side.tsx';
import { SidesTable } from './panel-table.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={uniqueIndexPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, printing, chosen, choose }) => (
        <>
          <InjectRow />
          {(as === 'table' || printing) && <SidesTable />}
          <div className={css.log}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          {as === 'figure' && (
            <div className={css.sides}>
              {CONSUMERS.map((name) => (
                <Side key={name} name={name} />
              ))}
            </div>
          )}
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-events': (state) => truthOf(state).count,
  'committed-naive': ({ groups }) => groups['payment-naive'].committed ?? '–',
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
  'paid-naive': (state) => sumOf(state, 'payment-naive').count,
  'paid-payment': (state) => sumOf(state, 'payment').count,
  'sum-naive': (state) => sumOf(state, 'payment-naive').amount,
  'sum-payment': (state) => sumOf(state, 'payment').amount,
  'sum-truth': (state) => truthOf(state).amount,
  refusals: ({ refused }) => refused,
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
