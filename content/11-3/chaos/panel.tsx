'use client';
/**
 * The panel of the lab `chaos`: what the next night is like, the nights so far, its deck, who runs,
 * how far the group has read, and the verdict. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { lagOf } from '#lib/fold/topic.ts';
import type { State } from './model.ts';
import { brokenIn, lastNight, nightShown, playedIn } from './model-readings.ts';
import css from './panel.module.css';
import { Controls } from './panel-controls.tsx';
import { Deck } from './panel-deck.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Flow } from './panel-flow.tsx';
import { useForm } from './panel-form.ts';
import { Nights } from './panel-nights.tsx';
import { chaosPart } from './panel-part.ts';
import { Programs } from './panel-programs.tsx';
import { Verdict } from './panel-verdict.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  const { night: chosen } = useForm();
  const night = useFacts((state) => nightShown(state, chosen)?.id ?? null);
  return (
    <LabPanel
      part={chaosPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass={css.evidence}
      apart
    >
      {({ as, printing, follow }) => (
        <>
          <Controls />
          <Nights shown={night} />
          <Deck night={night} asTable={as === 'table' || printing} />
          <Programs night={night} />
          <Flow asTable={as === 'table' || printing} />
          <Verdict night={night} follow={follow} />
        </>
      )}
    </LabPanel>
  );
}

const ofLast =
  (read: (state: State, night: number) => number | string) =>
  (state: State): number | string => {
    const night = lastNight(state);
    return night ? read(state, night.id) : '–';
  };

const VALUES: Values<State> = {
  'value-night': ofLast((_, night) => night),
  'value-seed': (state) => lastNight(state)?.plan.seed ?? '–',
  'value-state': (state) => lastNight(state)?.state ?? '–',
  'value-asked': ({ ledger }) => ledger.asked,
  'value-acked': ({ ledger }) => ledger.acked,
  'value-again': ({ ledger }) => ledger.again,
  'value-refused': ({ refused }) => refused,
  'value-deaths': ({ deaths }) => deaths,
  'value-letters': ({ letters }) => letters,
  'value-lag': ({ partitions, group }) => lagOf(partitions, group),
  'value-played': ofLast((state, night) => playedIn(state, night).length),
  'value-missed': ofLast(
    (state, night) => playedIn(state, night).filter((one) => one.missed).length,
  ),
  'value-duplicates': ofLast((state, night) => state.audits[night]?.duplicates ?? '–'),
  'value-verdict': ofLast((state, night) => {
    const audit = state.audits[night];
    return audit ? brokenIn(audit).join(' ') || 'held' : '–';
  }),
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
