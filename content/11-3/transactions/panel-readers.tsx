'use client';
/** What each of the two readers was given of the payments, and where the stable offset stands. */
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { Chip } from '#components/view/chip.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { paymentFates } from './model-readings.ts';
import { PAYMENTS, READERS, READING, type ReaderName } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Chips of one row: the youngest. */
const SHOWN = 12;

export function Readers() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, READING));
  const stable = useFacts(({ lanes }) => lanes[PAYMENTS].stable);
  const end = useFacts(({ lanes }) => lanes[PAYMENTS].end);
  return (
    <section className={css.readers} aria-label={words.readers} data-testid="readers">
      <PanelProcess name={READING}>
        {!alive && <CardControl control="open-readers">{words.run}</CardControl>}
      </PanelProcess>
      <div className={css.rows}>
        {READERS.map((name) => (
          <Row key={name} name={name} />
        ))}
        <p className={css.stable} data-behind={stable < end || undefined}>
          {words.stable} <b>{words.number(stable)}</b> · {words.end} <b>{words.number(end)}</b>
        </p>
      </div>
    </section>
  );
}

function Row({ name }: { name: ReaderName }) {
  const words = useWords();
  const payments = useFacts(({ seen }) => seen[name].payments);
  const fates = useFacts(paymentFates);
  return (
    <div className={css.row} data-testid={`row-${name}`}>
      <code>{name.replace('-', '_')}</code>
      {payments.length === 0 && <span className={css.none}>{words.empty}</span>}
      {payments.slice(-SHOWN).map(({ offset, key }) => {
        const fate = fates.get(offset);
        const state = fate === 'open' ? 'in-flight' : fate === 'aborted' ? 'refused' : 'stored';
        return (
          <span key={offset} className={css.given} data-fate={fate}>
            <Chip keyName={key} size={22} state={state} label={key} />
            <small>{offset}</small>
          </span>
        );
      })}
    </div>
  );
}
