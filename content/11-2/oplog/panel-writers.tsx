'use client';
/** Who writes, who follows, who copies: the three programs, and what can be done with them. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import type { Plain } from './model-traces.ts';
import { APPLIER, CONNECTOR, ORDERS } from './names.ts';
import { choose, useRules } from './panel-form.ts';
import css from './panel-writers.module.css';
import { KINDS, type Kind, RULES, type Rules } from './rules.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Writers() {
  const words = useWords();
  const count = useFacts(({ orders }) => Object.keys(orders).length);
  const alive = useFacts((state) => isAlive(state, CONNECTOR));
  return (
    <div className={css.writers}>
      <PanelProcess name={ORDERS} reads={words.ordersDoes(count)} />
      <PanelProcess name={CONNECTOR} {...(alive ? { reads: words.connectorDoes } : {})}>
        {alive ? (
          <CardControl control="kill-connector">{words.kill}</CardControl>
        ) : (
          <>
            <CardControl control="run-fresh">{words.short.fresh}</CardControl>
            <CardControl control="run-connector">{words.short.kept}</CardControl>
          </>
        )}
      </PanelProcess>
      <PanelProcess name={APPLIER} reads={words.applierDoes} />
      <div className={css.acts}>
        <ControlButton control="place">{words.short.place}</ControlButton>
        <ControlButton control="pay">{words.short.pay}</ControlButton>
        <ControlButton control="ship">{words.short.ship}</ControlButton>
        <ControlButton control="remove">{words.short.remove}</ControlButton>
        <ControlButton control="mix">{words.short.mix}</ControlButton>
      </div>
    </div>
  );
}

/** The applier: one choice for each kind of entry, and what came of it. */
export function Applier() {
  const words = useWords();
  return (
    <section className={css.applier} aria-label={words.rules}>
      <span className={css.rules}>
        <b>applier</b>
        {KINDS.map((kind) => (
          <Choice key={kind} kind={kind} />
        ))}
        <ControlButton control="rebuild">{words.short.rebuild}</ControlButton>
        <Rebuilt />
      </span>
    </section>
  );
}

function Choice({ kind }: { kind: Kind }) {
  const words = useWords();
  const rules = useRules();
  const options: readonly Rules[Kind][] = RULES[kind];
  const pick = (value: string) => {
    const found = options.find((option) => option === value);
    if (found) choose({ [kind]: found } as Partial<Rules>);
  };
  return (
    <label className={css.choice}>
      <span>{words.rule[kind]}</span>
      <select
        value={rules[kind]}
        onChange={({ target }) => pick(target.value)}
        data-testid={`rule-${kind}`}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words.choice[option]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Rebuilt() {
  const words = useWords();
  const orders = useFacts((state) => Object.keys(state.orders).length);
  const copies = useFacts((state) => Object.keys(state.copies).length);
  const rebuild = useFacts((state) => state.rebuild);
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  const refused = rebuild?.refused as Plain | null | undefined;
  const applied = words.rebuilt(number(rebuild?.applied), number(rebuild?.repeated));
  return (
    <span className={css.rebuilt} role="status" data-testid="rebuilt">
      {words.copyOf(orders, copies)}
      {rebuild && (
        <>. {refused ? words.stopped(String(refused.id), String(refused.code)) : applied}</>
      )}
    </span>
  );
}
