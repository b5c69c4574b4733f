'use client';
/**
 * The panel of the lab `zombie`: who reads, three logs, what became of each poisonous order and of
 * the one behind it, and what is stored. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { casesOf, lagOf, twiceIn } from './model-readings.ts';
import { DLQ, ORDERS, RETRY } from './names.ts';
import css from './panel.module.css';
import { Cases } from './panel-cases.tsx';
import { CountsRow } from './panel-counts.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Lanes } from './panel-lanes.tsx';
import { zombiePart } from './panel-part.ts';
import { Programs, Switches } from './panel-programs.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={zombiePart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      way={way}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, chosen, choose }) => (
        <>
          <Programs />
          <Switches />
          <div className={css.log}>
            <Lanes as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Cases />
          <CountsRow />
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-end': ({ lanes }) => lanes[ORDERS].end,
  'value-committed': ({ committed }) => committed[ORDERS] ?? '–',
  'value-lag': (state) => lagOf(state),
  'value-retry': ({ lanes }) => lanes[RETRY].end,
  'value-dlq': ({ lanes }) => lanes[DLQ].end,
  'value-replayed': ({ committed }) => committed[DLQ] ?? '–',
  'value-paid': ({ charges }) => charges.length,
  'value-paid-twice': ({ charges }) => twiceIn(charges),
  'value-bare': ({ bare }) => bare.length,
  'value-bare-twice': ({ bare }) => twiceIn(bare),
  'value-late': ({ late }) => late.at(-1)?.error ?? '–',
  'value-policy': ({ switches }) => switches.policy,
  'value-parser': ({ switches }) => switches.parser,
  'value-verdicts': (state) =>
    casesOf(state)
      .map(({ verdict }) => verdict)
      .join(' ') || '–',
  'value-line': ({ line }) => line ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
