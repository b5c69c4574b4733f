'use client';
/**
 * The panel of the lab `kill`: who writes, three partitions, three members, and below them the time
 * that each partition stood still. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { endOf, lagOf, lastOf, type State } from './model.ts';
import { pauseOfHeld, pauseOfOthers } from './model-pauses.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Figure, WriterRow } from './panel-figure.tsx';
import { Members } from './panel-members.tsx';
import { killPart } from './panel-part.ts';
import { Strips } from './panel-strips.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={killPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <WriterRow />
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Members />
          <Strips />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': endOf,
  'value-lag': lagOf,
  'value-orders': ({ orders }) => orders,
  'value-generation': ({ group }) => group.generation,
  'value-members': ({ group }) => group.members.length,
  'value-pause-term': (state) => pauseOr(state, 'term'),
  'value-pause-kill': (state) => pauseOr(state, 'kill'),
  'value-pause-others': (state) => {
    const kill = lastOf(state, 'kill');
    return kill ? pauseOfOthers(kill) : '–';
  },
  'value-kills': ({ episodes }) => episodes.filter(({ how }) => how === 'kill').length,
  'value-refused': ({ refused }) => refused.length,
};

function pauseOr(state: State, how: 'term' | 'kill'): number | string {
  const episode = lastOf(state, how);
  return episode ? pauseOfHeld(episode) : '–';
}
