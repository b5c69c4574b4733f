'use client';
/**
 * The panel of the lab `log`: who writes, the log, who reads, in rows that never move. Everything
 * drawn comes from the model; pressing a button draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { Groups } from '#components/view/group-bracket.tsx';
import { GROUPS, type State } from './model.ts';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { logPart } from './panel-part.ts';
import { Reader } from './panel-processes.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel part={logPart} {...{ words, useFacts, evidenceOf }} values={VALUES}>
      {({ as, chosen, choose }) => (
        <>
          <Figure as={as} chosen={chosen} onChoose={choose} />
          <Groups>
            {GROUPS.map((name, ribbon) => (
              <Reader key={name} name={name} ribbon={ribbon} />
            ))}
          </Groups>
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-low': ({ low }) => low,
  'committed-payment': ({ groups }) => groups.payment.committed ?? '–',
  'committed-search': ({ groups }) => groups.search.committed ?? '–',
  documents: ({ documents }) => Object.keys(documents).length,
};
