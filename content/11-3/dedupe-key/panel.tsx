'use client';
/**
 * The panel of the lab `dedupe-key`: designs of the key against four attacks, how long marker and
 * record live, and who runs. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { lastTrial, rowsOf } from './model-outcomes.ts';
import { ratioOf } from './model-readings.ts';
import { ATTACKS, CONSUMERS, WRITER } from './names.ts';
import css from './panel.module.css';
import { Ages } from './panel-ages.tsx';
import { DesignRow } from './panel-controls.tsx';
import { Costs } from './panel-cost.tsx';
import { Designs } from './panel-designs.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { useForm } from './panel-form.ts';
import { dedupeKeyPart } from './panel-part.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  const { view } = useForm();
  return (
    <LabPanel
      part={dedupeKeyPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
      apart
    >
      {({ as, printing }) => (
        <>
          <DesignRow />
          <div className={css.middle}>
            {(view === 'designs' || printing) && <Designs as={as} />}
            {view === 'cost' && <Costs />}
          </div>
          <Ages />
          <div className={css.programs}>
            {[WRITER, ...CONSUMERS].map((name) => (
              <PanelProcess key={name} name={name} />
            ))}
          </div>
        </>
      )}
    </LabPanel>
  );
}

/** "10/10 5/5 5/5 0/0": payments and notifications of each attack. */
const said = (state: State, name: 'attempt' | 'shared' | 'missing' | 'expiring' | 'own') => {
  const row = rowsOf(state)[name];
  if (row?.trial.state !== 'over') return row?.trial.state ?? '–';
  return ATTACKS.map((attack) => {
    const cell = row.cells[attack];
    return cell ? `${cell.payment.total}/${cell.notification.total}` : '–';
  }).join(' ');
};

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-trials': ({ trials }) => Object.keys(trials).length,
  'value-attempt': (state) => said(state, 'attempt'),
  'value-shared': (state) => said(state, 'shared'),
  'value-missing': (state) => said(state, 'missing'),
  'value-expiring': (state) => said(state, 'expiring'),
  'value-own': (state) => said(state, 'own'),
  'value-indexes': (state) =>
    lastTrial(state)
      ?.indexes.map(({ key }) => JSON.stringify(key))
      .join(' ') || '–',
  'value-markers': ({ markers }) => Object.keys(markers).length,
  'value-retention': ({ retentionMs }) => retentionMs ?? '–',
  'value-forgotten': (state) => rowsOf(state).expiring?.trial.forgotten?.youngestMs ?? '–',
  'value-ratio': (state) => ratioOf(state)?.toFixed(2) ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
