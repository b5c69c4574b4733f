'use client';
/**
 * The panel of the lab `radio`: who broadcasts, the log, the five who listen, and under them the
 * same orders by radio and by telephone. Everything drawn comes from the model; pressing draws
 * nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import { lagOf, type State } from './model.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Figure } from './panel-figure.tsx';
import { Listeners } from './panel-listeners.tsx';
import { radioPart } from './panel-part.ts';
import { Sides } from './panel-sides.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={radioPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <div className={css.log}>
            <Figure as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Listeners />
          <Sides />
        </>
      )}
    </LabPanel>
  );
}

const accepted = (way: 'radio' | 'phone') => (state: State) =>
  state.series[way].at(-1)?.accepted ?? 0;
const placed = (way: 'radio' | 'phone') => (state: State) => state.series[way].at(-1)?.placed ?? 0;

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-lag': (state) => lagOf(state, 'notification'),
  'value-notified': ({ notified }) => notified.length,
  'value-series': ({ series }) => series.radio.at(-1)?.id ?? 0,
  'value-over': ({ series }) => String(series.radio.at(-1)?.over ?? true),
  'placed-radio': placed('radio'),
  'placed-phone': placed('phone'),
  'accepted-radio': accepted('radio'),
  'accepted-phone': accepted('phone'),
  'committed-notification': ({ groups }) => groups.notification.committed ?? '–',
  'value-missing': ({ skipped }) => skipped?.missing ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
