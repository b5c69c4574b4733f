'use client';
/**
 * The panel of the lab `retention`: one log that forgets by age, with its reader and its hourglass,
 * and one that forgets by key. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { lagOf, lostOf, type State } from './model.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Orders } from './panel-figure.tsx';
import { retentionPart } from './panel-part.ts';
import { Prices } from './panel-prices.tsx';
import { ReaderRow } from './panel-reader.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={retentionPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Orders as={as} chosen={chosen} onChoose={choose} />
          </div>
          <ReaderRow />
          <Prices as={as} />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-low': ({ low }) => low,
  'value-lag': lagOf,
  'value-lost': lostOf,
  'value-retention': ({ retentionMs }) => retentionMs ?? '–',
  'committed-payment': ({ group }) => group.committed ?? '–',
  'value-returns': ({ returns }) => returns.length,
  'value-next-offset': ({ returns }) => returns.at(-1)?.offset ?? '–',
  'value-last-lost': ({ returns }) => returns.at(-1)?.lost ?? '–',
  'value-prices-end': ({ prices }) => prices.end,
  'value-prices-kept': ({ prices }) => prices.kept.length,
};
