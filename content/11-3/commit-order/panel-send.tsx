'use client';
/** Who sends the orders, and the two fields: how many, and where a service stands midway. */
import type { FormEvent } from 'react';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { lastSeries, ordersIn } from './model-series.ts';
import { INJECTOR, LIMITS, PLACES } from './names.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function SendRow() {
  const { locale } = useLab();
  const words = useWords();
  const { failure, run } = useAction(locale);
  const control = useView(({ controls }) => controls['send-form']);
  const locked = control === undefined || control.disabled !== undefined || control.pending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (control && !locked) void run(() => control.run());
  };
  return (
    <div className={`writer ${css.writer}`}>
      <PanelProcess name={INJECTOR} />
      <div className={css.asks}>
        <form className={css.form} noValidate onSubmit={submit}>
          <Orders />
          <button
            type="submit"
            className={css.send}
            data-testid="panel-send-form"
            aria-disabled={locked || undefined}
            title={control?.disabled}
          >
            {words['send-form']}
          </button>
          <Midway />
        </form>
        <p className={css.told}>
          <span role="status" className={css.failure} data-testid="told" data-code={failure?.code}>
            {failure?.message}
          </span>
          {!failure && <Sent />}
        </p>
      </div>
    </div>
  );
}

function Orders() {
  const words = useWords();
  const { orders } = useForm();
  return (
    <label className={css.field}>
      <span>{words.formOrders}</span>
      <input
        type="number"
        inputMode="numeric"
        min={LIMITS.orders.min}
        max={LIMITS.orders.max}
        value={orders}
        onChange={({ target }) => fill({ orders: target.value })}
        data-testid="form-orders"
      />
    </label>
  );
}

function Midway() {
  const words = useWords();
  const { place } = useForm();
  const says = { 'before-effect': words.placeBefore, 'after-effect': words.placeAfter } as const;
  return (
    <label className={css.field}>
      <span>{words.formPlace}</span>
      <select
        value={place}
        onChange={({ target }) =>
          fill({ place: PLACES.find((known) => known === target.value) ?? 'gap' })
        }
        data-testid="form-place"
      >
        <option value="gap">{words.placeGap}</option>
        {PLACES.map((known) => (
          <option key={known} value={known}>
            {says[known]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Sent() {
  const words = useWords();
  const number = useFacts((state) => lastSeries(state).number);
  const orders = useFacts((state) => ordersIn(lastSeries(state)));
  return (
    <span data-testid="sent">{number === 0 ? words.noSeries : words.ordersOf(orders, number)}</span>
  );
}
