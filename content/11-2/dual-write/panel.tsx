'use client';
/**
 * The panel of the lab `dual-write`: the program with its two writes, every order as one column
 * between MongoDB and Kafka, and the three sets. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { setsOf } from './model-fates.ts';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { dualWritePart } from './panel-part.ts';
import { SetsRow } from './panel-sets.tsx';
import { OrdersTable } from './panel-table.tsx';
import { Writer } from './panel-writer.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={dualWritePart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, printing, chosen, choose }) => (
        <>
          <Writer />
          {(as === 'table' || printing) && <OrdersTable />}
          {as === 'figure' && <Figure chosen={chosen} onChoose={choose} />}
          <SetsRow />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-orders': ({ orders }) => Object.keys(orders).length,
  'value-both': (state) => setsOf(state).both.length,
  'value-ghosts': (state) => setsOf(state).ghosts.join(' '),
  'value-orphans': (state) => setsOf(state).orphans.join(' '),
  'value-paid': (state) => setsOf(state).paid,
  'value-shipped': (state) => setsOf(state).shipped,
  'value-deaths': ({ deaths }) => deaths.length,
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
