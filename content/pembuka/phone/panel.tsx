'use client';
/**
 * The panel of the lab `phone`: the buyer and the five services one under the other, each with the
 * line that is held open to it. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { percentOf, quantile } from '../../shop/ledger.ts';
import type { State } from './model.ts';
import { Chain } from './panel-chain.tsx';
import { Controls } from './panel-controls.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { phonePart } from './panel-part.ts';
import { Result } from './panel-result.tsx';
import { ChainTable } from './panel-table.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={phonePart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence"
      apart
    >
      {({ as, printing }) => (
        <>
          <Controls />
          {as === 'table' ? <ChainTable /> : <Chain />}
          {printing && as === 'figure' && <ChainTable />}
          <Result />
        </>
      )}
    </LabPanel>
  );
}

const last = ({ series }: State) => series.at(-1);

const VALUES: Values<State> = {
  'value-series': (state) => last(state)?.id ?? 0,
  'value-placed': (state) => last(state)?.placed ?? 0,
  'value-accepted': (state) => last(state)?.accepted ?? 0,
  'value-percent': (state) => {
    const series = last(state);
    return series ? percentOf(series) : '–';
  },
  'value-p50': (state) => {
    const series = last(state);
    return (series && quantile(series, 0.5)) ?? '–';
  },
  'value-over': (state) => String(last(state)?.over ?? true),
};
