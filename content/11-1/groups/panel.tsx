'use client';
/**
 * The panel of the lab `groups`: who writes, three partitions with two bookmarks each, the members
 * of both groups, and where every order is. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { isDone } from './model-waves.ts';
import { endOf, lagOf, lostOf, storedOf } from './model-where.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Fates } from './panel-fates.tsx';
import { Figure, WriterRow } from './panel-figure.tsx';
import { Members } from './panel-members.tsx';
import { groupsPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={groupsPart}
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
          <Fates />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': endOf,
  'value-paid': (state) => storedOf(state, 'payment'),
  'value-counted': (state) => storedOf(state, 'analytics'),
  'value-lag': (state) => lagOf(state, 'payment'),
  'value-lag-analytics': (state) => lagOf(state, 'analytics'),
  'value-lost': (state) => lostOf(state, 'payment'),
  'value-lost-analytics': (state) => lostOf(state, 'analytics'),
  'value-members': ({ groups }) => groups.payment.members.length,
  'value-members-analytics': ({ groups }) => groups.analytics.members.length,
  'value-generation': ({ groups }) => groups.payment.generation,
  'value-waves': ({ waves }) => waves.filter(isDone).length,
  'value-held': ({ held }) => held,
  'value-deaths': ({ deaths }) => deaths.filter(({ missing }) => missing !== null).length,
  'value-missing': ({ deaths }) => deaths.at(-1)?.missing ?? '–',
  'value-slow-lag': ({ slowLag }) => slowLag,
};
