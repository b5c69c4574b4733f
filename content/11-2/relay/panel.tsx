'use client';
/**
 * The panel of the lab `relay`: who writes, the outbox with what became of each row, the relays,
 * and the three topics. Everything drawn comes from the model; pressing draws nothing.
 */
import { LabPanel } from '#components/lab/lab-panel.tsx';
import type { Values } from '#components/lab/panel-values.tsx';
import type { State } from './model.ts';
import { distinctIn, invertedIn, repeatsIn } from './model-lanes.ts';
import { countsOf, lostOf } from './model-readings.ts';
import css from './panel.module.css';
import { evidenceOf } from './panel-evidence.ts';
import { Lanes } from './panel-lanes.tsx';
import { OutboxFates } from './panel-outbox.tsx';
import { relayPart } from './panel-part.ts';
import { Relays, WriterRow } from './panel-programs.tsx';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Panel() {
  const words = useWords();
  return (
    <LabPanel
      part={relayPart}
      {...{ words, useFacts, evidenceOf }}
      way={way}
      values={VALUES}
      evidenceClass="panel-evidence"
    >
      {({ as, chosen, choose }) => (
        <>
          <WriterRow />
          <OutboxFates />
          <Relays />
          <div className={css.log} data-table={as === 'table' || undefined}>
            <Lanes as={as} chosen={chosen} onChoose={choose} />
          </div>
        </>
      )}
    </LabPanel>
  );
}

const VALUES: Values<State> = {
  'value-rows': (state) => countsOf(state).all,
  'value-waiting': (state) => countsOf(state).waiting,
  'value-behind': (state) => countsOf(state).behind,
  'value-lost': (state) => lostOf(state).length,
  'lost-ids': (state) => lostOf(state).join(' '),
  'value-open': ({ open }) => Object.keys(open).length,
  'value-cursor': ({ places }) => places.cursor?.last ?? '–',
  'sent-cursor': ({ lanes }) => distinctIn(lanes.cursor),
  'sent-flag': ({ lanes }) => distinctIn(lanes.flag),
  'sent-stream': ({ lanes }) => distinctIn(lanes.stream),
  'repeats-cursor': ({ lanes }) => repeatsIn(lanes.cursor),
  'repeats-flag': ({ lanes }) => repeatsIn(lanes.flag),
  'repeats-stream': ({ lanes }) => repeatsIn(lanes.stream),
  'inverted-flag': ({ lanes }) => invertedIn(lanes.flag),
  'value-deaths': ({ deaths }) => deaths.length,
  'value-parked': ({ parked }) => parked.length,
  'value-owner': ({ places }) => places.lease?.owner || '–',
  'value-manner': ({ manner }) => manner,
  'value-loads': ({ loads }) => Object.values(loads).filter(({ endedAt }) => endedAt).length,
  'value-drained': ({ runs }) => runs.at(-1)?.drained?.rows ?? '–',
};

/** Fetched by the first press that follows an order. */
const way = () => import('./way.ts');
