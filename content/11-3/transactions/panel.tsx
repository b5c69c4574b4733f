'use client';
/**
 * The panel of the lab `transactions`: who writes, three logs with their markers, what the two
 * readers were given, and both sides of the border. Everything drawn comes from the model.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { billsOf, ordersIn, sum, twiceIn } from './model-readings.ts';
import { ORDERS, PAYMENTS } from './names.ts';
import css from './panel.module.css';
import { Border } from './panel-border.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Lanes } from './panel-lanes.tsx';
import { transactionsPart } from './panel-part.ts';
import { Cashiers } from './panel-programs.tsx';
import { Readers } from './panel-readers.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={transactionsPart}
      {...{ words, useFacts, evidenceOf }}
      values={VALUES}
      evidenceClass="panel-evidence panel-evidence-roomy"
    >
      {({ as, chosen, choose }) => (
        <>
          <Cashiers />
          <div className={css.log}>
            <Lanes as={as} chosen={chosen} onChoose={choose} />
          </div>
          <Readers />
          <Border />
        </>
      )}
    </LabPanel>
  );
}

const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).join(' ');

const VALUES: Values<State> = {
  'value-end': ({ lanes }) => lanes[PAYMENTS].end,
  'value-stable': ({ lanes }) => lanes[PAYMENTS].stable,
  'value-orders': ordersIn,
  'orders-end': ({ lanes }) => lanes[ORDERS].end,
  'seen-committed': ({ seen }) => keys(seen['read-committed'].payments) || '–',
  'seen-uncommitted': ({ seen }) => keys(seen['read-uncommitted'].payments) || '–',
  'bills-committed': (state) => sum(billsOf(state, 'read-committed')),
  'bills-uncommitted': (state) => sum(billsOf(state, 'read-uncommitted')),
  'bills-twice': (state) => twiceIn(billsOf(state, 'read-committed')),
  'receipts-bare': ({ bare }) => sum(bare),
  'receipts-guarded': ({ guarded }) => sum(guarded),
  'value-next': ({ next }) => next,
  'value-deaths': ({ deaths }) => deaths.length,
  'value-line': ({ line }) => line ?? '–',
  'fenced-cashier': ({ fenced }) => fenced.cashier?.type ?? '–',
};
