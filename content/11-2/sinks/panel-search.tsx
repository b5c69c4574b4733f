'use client';
/** What the search service answers, what can be done to its index, and whether the views agree. */
import type { FormEvent, ReactNode } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { usePress } from '#components/lab/panel-presses.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { isEqual, type State } from './model.ts';
import { QUERY_MAX_CHARS } from './names.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import type { Sum } from './records.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Hits that have a line of their own; how many there are is said beside them. */
const LINES = 3;

export function SearchView() {
  const words = useWords();
  const { query } = useForm();
  const slow = useFacts((state) => state.slow);
  return (
    <section className={css.view} aria-label={words.searchView} data-testid="search-view">
      <AskForm control="find" label={words.find}>
        <label className={css.field}>
          <span className="sr-only">{words.findLabel}</span>
          <input
            type="search"
            value={query}
            maxLength={QUERY_MAX_CHARS}
            placeholder={words.findLabel}
            onChange={({ target }) => fill({ query: target.value })}
            data-testid="form-query"
          />
        </label>
      </AskForm>
      <Hits />
      <p className={css.acts}>
        <ControlButton control="ask">{words.askShort}</ControlButton>
        <ControlButton control={slow ? 'slow-off' : 'slow-on'}>
          {slow ? words.slowOffShort : words.slowOnShort}
        </ControlButton>
        <ControlButton control="wipe">{words.wipe}</ControlButton>
      </p>
    </section>
  );
}

interface AskFormProps {
  readonly control: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A line to fill in, and the one button that sends it. */
export function AskForm({ control, label, children }: AskFormProps) {
  const wired = useView(({ controls }) => controls[control]);
  const press = usePress();
  const locked = wired === undefined || wired.disabled !== undefined || wired.pending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wired && !locked) press(wired.run);
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      {children}
      <button
        type="submit"
        data-testid={`panel-${control}`}
        aria-disabled={locked || undefined}
        title={wired?.disabled}
      >
        {label}
      </button>
    </form>
  );
}

function Hits() {
  const words = useWords();
  const found = useFacts((state) => state.found);
  if (!found) return <p className={css.empty}>{words.notSearched}</p>;
  const { q, total, hits, ms, next } = found;
  return (
    <>
      <p className={css.told} data-testid="found" data-total={total}>
        {words.foundOf(q, total, ms, next)}
      </p>
      <ul className={css.rows}>
        {hits.slice(0, LINES).map(({ orderId, customer, item, status, total: price }) => (
          <li key={orderId}>
            <code>{orderId}</code> <span>{`${item}, ${customer}, ${status}`}</span>
            <b>{words.rupiah(price)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The database and its views, by one number each: only at rest they have to be the same. */
export function Comparison() {
  const words = useWords();
  const last = useFacts(({ comparisons }) => comparisons.at(-1) ?? null);
  const orders = useFacts((state: State) => state.orders);
  return (
    <div
      className={css.compare}
      data-testid="comparison"
      data-equal={last ? isEqual(last) : undefined}
    >
      <ControlButton control="compare">{words.compare}</ControlButton>
      {last ? (
        <p>
          <Hash name="orders" sum={last.orders} />
          <Sign same={isEqual(last)} /> <Hash name="search" sum={last.search} />
          {last.analytics && (
            <>
              <Sign same={last.analytics.hash === last.orders.hash} />{' '}
              <Hash name="analytics" sum={last.analytics} />
            </>
          )}
        </p>
      ) : (
        <p>{words.notCompared(orders)}</p>
      )}
    </div>
  );
}

function Hash({ name, sum }: { readonly name: string; readonly sum: Sum }) {
  const words = useWords();
  return (
    <span>
      {name} <code>{sum.hash.slice(0, 8)}</code> {words.documents(sum.documents)}
    </span>
  );
}

const Sign = ({ same }: { readonly same: boolean }) => (
  <b data-wrong={!same || undefined}>{same ? '=' : '≠'}</b>
);
