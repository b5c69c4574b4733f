'use client';
/**
 * The panel of the lab `versions`: who writes and who reads, the two topics, and the orders row by
 * row with what each view says of them. Everything drawn comes from the model; pressing draws
 * nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { standingOf, truthOf } from './model-readings.ts';
import type { View } from './names.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Lanes } from './panel-lanes.tsx';
import { versionsPart } from './panel-part.ts';
import { Programs } from './panel-programs.tsx';
import { Sums, Views } from './panel-views.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={versionsPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      way={way}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <Programs />
          {as === 'table' && <Views />}
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Lanes as={as} chosen={chosen} onChoose={choose} />
          </div>
          {as === 'figure' && <Views />}
          <Sums />
        </>
      )}
    </LabPanel>
  );
}

const seenOf = ({ stats }: State, view: View): string => {
  const { ordered = 0, shuffled = 0 } = stats[view]?.seen ?? {};
  return `${ordered}+${shuffled}`;
};

const committedOf = ({ readers }: State, view: View): string => {
  const { ordered, shuffled } = readers[view].committed;
  return `${ordered ?? '–'}+${shuffled ?? '–'}`;
};

const wrongOf = (state: State, view: View): string =>
  standingOf(state, view).wrong.join(' ') || '–';

const VALUES: Values<State> = {
  'value-end': ({ lanes }) => lanes.ordered.end,
  'value-end-shuffled': ({ lanes }) => lanes.shuffled.end,
  'value-guard': ({ guard }) => guard,
  'hash-orders': (state) => truthOf(state).hash,
  'hash-inc': (state) => standingOf(state, 'inc').hash,
  'hash-set': (state) => standingOf(state, 'set').hash,
  'hash-guarded': (state) => standingOf(state, 'guarded').hash,
  'sum-orders': (state) => truthOf(state).total,
  'sum-inc': (state) => standingOf(state, 'inc').total,
  'wrong-inc': (state) => wrongOf(state, 'inc'),
  'wrong-set': (state) => wrongOf(state, 'set'),
  'wrong-guarded': (state) => wrongOf(state, 'guarded'),
  'seen-inc': (state) => seenOf(state, 'inc'),
  'seen-set': (state) => seenOf(state, 'set'),
  'seen-guarded': (state) => seenOf(state, 'guarded'),
  'stale-guarded': ({ stats }) => stats.guarded?.stale ?? 0,
  'committed-inc': (state) => committedOf(state, 'inc'),
  'committed-set': (state) => committedOf(state, 'set'),
  'committed-guarded': (state) => committedOf(state, 'guarded'),
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
