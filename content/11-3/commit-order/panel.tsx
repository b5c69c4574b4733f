'use client';
/**
 * The panel of the lab `commit-order`: who sends, and the three services over the same orders, a
 * row each: its process, every order with its charges and the bookmark, and the money. Everything
 * drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import { useLit } from '#components/lab/lit.ts';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { lastSeries, ordersIn, outcomeOf, owedIn } from './model-series.ts';
import { CONSUMERS, type ConsumerName } from './names.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { commitOrderPart } from './panel-part.ts';
import { SendRow } from './panel-send.tsx';
import { Service } from './panel-service.tsx';
import { useSummary } from './panel-summary.ts';
import { ServicesTable } from './panel-table.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={commitOrderPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, printing }) => (
        <>
          <SendRow />
          {(as === 'table' || printing) && <ServicesTable />}
          {as === 'figure' && <Figure />}
        </>
      )}
    </LabPanel>
  );
}

function Figure() {
  const words = useWords();
  const said = useSummary();
  const { noun } = useLit();
  return (
    <figure
      className={css.services}
      aria-label={`${words.figure}. ${words.caption}`}
      data-lit={noun ?? undefined}
    >
      <p className="sr-only" data-testid="summary">
        {said}
      </p>
      {CONSUMERS.map((name) => (
        <Service key={name} name={name} />
      ))}
    </figure>
  );
}

type Read = (state: State) => number | string;

const outcome = (state: State, name: ConsumerName) => outcomeOf(state, name, lastSeries(state));

const committed = (name: ConsumerName): Read => {
  return ({ groups }) => groups[name].committed ?? '–';
};
const effect = (name: ConsumerName): Read => {
  return (state) => outcome(state, name).effect;
};
const charges = (name: ConsumerName): Read => {
  return (state) => outcome(state, name).charges;
};
const sum = (name: ConsumerName): Read => {
  return (state) => outcome(state, name).amount;
};
const again = (name: ConsumerName): Read => {
  return (state) => outcome(state, name).again.length;
};
const never = (name: ConsumerName): Read => {
  return (state) => outcome(state, name).never.length;
};

const VALUES: Values<State> = {
  'value-end': ({ end }) => end,
  'value-orders': (state) => ordersIn(lastSeries(state)),
  'sum-truth': (state) => owedIn(lastSeries(state)),
  'committed-batch': committed('payment-batch'),
  'committed-record': committed('payment-record'),
  'committed-before': committed('payment-before'),
  'effect-batch': effect('payment-batch'),
  'effect-record': effect('payment-record'),
  'effect-before': effect('payment-before'),
  'charges-batch': charges('payment-batch'),
  'charges-record': charges('payment-record'),
  'charges-before': charges('payment-before'),
  'sum-batch': sum('payment-batch'),
  'sum-record': sum('payment-record'),
  'sum-before': sum('payment-before'),
  'again-batch': again('payment-batch'),
  'again-record': again('payment-record'),
  'again-before': again('payment-before'),
  'never-batch': never('payment-batch'),
  'never-record': never('payment-record'),
  'never-before': never('payment-before'),
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
