'use client';
/**
 * The panel of the lab `one-fate`: one log of orders, three services that write the same two
 * documents in three orders, and a bench for one transaction. Everything drawn comes from the
 * model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { deathsOf, fatesOf, truthOf } from './model-readings.ts';
import { Controls } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { oneFatePart } from './panel-part.ts';
import { WaysTable } from './panel-table.tsx';
import { Trials } from './panel-trials.tsx';
import { Ways } from './panel-ways.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={oneFatePart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
      apart
    >
      {({ as, printing }) => (
        <>
          <Controls />
          {(as === 'table' || printing) && <WaysTable />}
          {as === 'figure' && <Ways />}
          <Trials />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-orders': (state) => truthOf(state).count,
  'sum-truth': (state) => truthOf(state).amount,
  'committed-marker': ({ groups }) => groups['payment-marker'].committed ?? '–',
  'committed-effect': ({ groups }) => groups['payment-effect'].committed ?? '–',
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
  'paid-marker': (state) => fatesOf(state, 'payment-marker').charged.count,
  'paid-effect': (state) => fatesOf(state, 'payment-effect').charged.count,
  'paid-payment': (state) => fatesOf(state, 'payment').charged.count,
  'sum-payment': (state) => fatesOf(state, 'payment').charged.amount,
  'never-marker': (state) => fatesOf(state, 'payment-marker').never.join(' '),
  'twice-effect': (state) => fatesOf(state, 'payment-effect').twice.join(' '),
  'marked-payment': (state) => fatesOf(state, 'payment').marked,
  'refused-by-index': ({ refused }) => refused.payment,
  'deaths-marker': (state) => deathsOf(state, 'payment-marker').length,
  'deaths-effect': (state) => deathsOf(state, 'payment-effect').length,
  'deaths-payment': (state) => deathsOf(state, 'payment').length,
  'value-tries': ({ tries }) => tries.length,
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
