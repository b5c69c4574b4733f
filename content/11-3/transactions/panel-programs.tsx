'use client';
/** The two cashiers: what each has open, and what may be done with it. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { CASHIERS, type CashierName, SECOND } from './names.ts';
import css from './panel.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Cashiers() {
  return (
    <div className={css.cashiers}>
      {CASHIERS.map((name) => (
        <Cashier key={name} name={name} />
      ))}
    </div>
  );
}

function Cashier({ name }: { name: CashierName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const open = useFacts(({ sent }) => sent[name].length);
  const fenced = useFacts(({ fenced: all }) => all[name]?.type);
  const said = fenced ? words.fenced(fenced) : open > 0 ? words.holds(open) : words.idle;
  return (
    <section className={css.cashier} aria-label={name} data-testid="cashier" data-name={name}>
      <PanelProcess name={name}>
        {alive ? (
          <>
            <CardControl control={`stop-${name}`}>{words.stop}</CardControl>
            <CardControl control={`kill-${name}`}>{words.kill}</CardControl>
          </>
        ) : name === SECOND ? (
          <>
            <CardControl control="open-own">{words.run}</CardControl>
            <CardControl control="open-twin">{words['open-twin']}</CardControl>
          </>
        ) : (
          <CardControl control="open-cashier">{words.run}</CardControl>
        )}
      </PanelProcess>
      <div className={css.acts}>
        <ControlButton control={`pay-${name}`}>{words.pay}</ControlButton>
        <ControlButton control={`commit-${name}`}>{words.commit}</ControlButton>
        <ControlButton control={`abort-${name}`}>{words.abort}</ControlButton>
      </div>
      <p className={css.said} data-open={open > 0 || undefined} data-fenced={fenced}>
        {said}
      </p>
    </section>
  );
}
