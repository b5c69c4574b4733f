'use client';
/**
 * The panel of the lab `oplog`: who writes, the tape of the oplog over the records that came of it,
 * one change joined field by field, and the applier. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { delayOf } from './model-readings.ts';
import { evidenceOf } from './panel-evidence.ts';
import { oplogPart } from './panel-part.ts';
import { Ribbon } from './panel-ribbon.tsx';
import { Sheet } from './panel-sheet.tsx';
import { TracesTable } from './panel-table.tsx';
import { Applier, Writers } from './panel-writers.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={oplogPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, printing, chosen, choose }) => (
        <>
          <Writers />
          {(as === 'table' || printing) && <TracesTable />}
          {as === 'figure' && <Ribbon chosen={chosen ?? undefined} choose={choose} />}
          {as === 'figure' && <Sheet chosen={chosen ?? undefined} />}
          <Applier />
          <Summary />
        </>
      )}
    </LabPanel>
  );
}

/** What a screen reader is told of the figure. */
function Summary() {
  const words = useWords();
  const text = useFacts(({ entries, end, missed }) =>
    words.summary({ entries, records: end, missed }),
  );
  return <p className="sr-only">{text}</p>;
}

const VALUES: Values<State> = {
  'value-entries': ({ entries }) => entries,
  'value-end': ({ end }) => end,
  'value-missed': ({ missed }) => missed,
  'value-resumed': ({ resumed }) => resumed,
  'value-orders': ({ orders }) => Object.keys(orders).length,
  'value-copies': ({ copies }) => Object.keys(copies).length,
  'value-delay': (state) => delayOf(state) ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
