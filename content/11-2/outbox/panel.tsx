'use client';
/**
 * The panel of the lab `outbox`: who writes and what the oplog says of it, the same orders in three
 * places, and who reads. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { differencesOf } from './model-fates.ts';
import { phonesOf, ratioOf } from './model-readings.ts';
import css from './panel.module.css';
import { Contract } from './panel-contract.tsx';
import { PlaceRow } from './panel-controls.tsx';
import { Costs } from './panel-cost.tsx';
import { evidenceOf } from './panel-evidence.ts';
import { Fates } from './panel-fates.tsx';
import { useForm } from './panel-form.ts';
import { outboxPart } from './panel-part.ts';
import { Readers, Writer } from './panel-processes.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  const { view } = useForm();
  return (
    <LabPanel
      part={outboxPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
      apart
    >
      {({ as, printing }) => (
        <>
          <PlaceRow />
          <Writer />
          <div className={css.middle}>
            {(view === 'fate' || printing) && <Fates as={as} />}
            {view === 'contract' && <Contract />}
            {view === 'cost' && <Costs />}
          </div>
          <Readers />
        </>
      )}
    </LabPanel>
  );
}

const last = ({ attempts }: State) => attempts.at(-1);

const VALUES: Values<State> = {
  'value-orders': (state) => differencesOf(state).orders,
  'value-outbox': (state) => differencesOf(state).outbox,
  'value-events': (state) => differencesOf(state).events,
  'value-without-event': (state) => differencesOf(state).withoutEvent.join(' ') || '–',
  'value-without-order': (state) => differencesOf(state).withoutOrder.join(' ') || '–',
  'value-doubled': (state) => differencesOf(state).doubled.length,
  'value-unsent': (state) => differencesOf(state).unsent,
  'value-attempts': ({ attempts }) => attempts.length,
  'value-entries': (state) => last(state)?.entries?.length ?? '–',
  'value-writes': (state) =>
    last(state)
      ?.entries?.map(({ writes }) => writes.join('+'))
      .join(' ') ?? '–',
  'value-end': ({ end }) => end,
  'value-raw': ({ raw }) => raw.end,
  'value-paid': ({ payments }) => Object.keys(payments).length,
  'value-parked': ({ parked }) => Object.keys(parked).length,
  'value-phones': (state) => {
    const { orders, raw, events } = phonesOf(state);
    return `${orders} ${raw} ${events}`;
  },
  'value-erased': ({ erasure }) => erasure?.orders ?? '–',
  'value-ratio': (state) => ratioOf(state)?.toFixed(2) ?? '–',
  'value-storm': ({ storms }) => storms.at(-1)?.state ?? '–',
  'value-deaths': ({ storms }) => storms.at(-1)?.deaths ?? '–',
  'value-line': ({ line }) => line ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
