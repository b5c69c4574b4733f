'use client';
/** What can be done in the figure of the lab `phone`: orders, manners, fates, and the forecast. */
import { type FormEvent, useRef } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { usePress } from '#components/lab/panel-presses.tsx';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { MANNER_LIMITS, type ServiceName } from '../../shop/services.ts';
import { forecast, set } from './actions.ts';
import { LIMITS, ORDERS } from './model.ts';
import css from './panel-controls.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Controls() {
  const words = useWords();
  const retries = useFacts((state) => state.retries);
  return (
    <div className={css.controls}>
      <ControlButton control="orders-1">{words['orders-1']}</ControlButton>
      <ControlButton control="preset-healthy">{words['preset-healthy']}</ControlButton>
      <span data-testid="retries" data-retries={retries}>
        {words.retries(retries)}
      </span>
      <Forecast />
    </div>
  );
}

function Forecast() {
  const words = useWords();
  const { store } = useLab();
  const press = usePress();
  const field = useRef<HTMLInputElement>(null);
  const busy = useFacts((state) => state.series.at(-1)?.over === false && isAlive(state, ORDERS));
  const connected = useView((view) => view.connected && !view.past);
  const locked = busy || !connected;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const percent = field.current?.valueAsNumber ?? Number.NaN;
    if (!locked) press(() => store.perform(() => forecast(percent)));
  };
  return (
    <form className={css.forecast} noValidate onSubmit={submit}>
      <label className={css.field}>
        <span>{words.forecastField}</span>
        <input
          ref={field}
          type="number"
          inputMode="decimal"
          min={0}
          max={LIMITS.forecast}
          defaultValue=""
          data-testid="forecast-percent"
        />
      </label>
      <button
        type="submit"
        className={css.send}
        data-testid="panel-forecast"
        aria-disabled={locked || undefined}
        title={busy ? words.ordersRun : undefined}
      >
        {words.forecast}
      </button>
    </form>
  );
}

/** Two numbers of one service; sent when the field is left or Enter is pressed. */
export function Manners({ name }: { name: ServiceName }) {
  const words = useWords();
  const { store } = useLab();
  const press = usePress();
  const failPercent = useFacts(({ book }) => book[name].failPercent);
  const delayMs = useFacts(({ book }) => book[name].delayMs);
  const send = (failing: number, delay: number) => {
    if (failing === failPercent && delay === delayMs) return;
    press(() => store.perform(() => set(name, failing, delay)));
  };
  return (
    <div className={css.manners}>
      <Amount
        label={words.failingOf(name)}
        heading={words.failing}
        testId={`fail-${name}`}
        max={MANNER_LIMITS.failPercent}
        value={failPercent}
        onSet={(value) => send(value, delayMs)}
      />
      <Amount
        label={words.delayOf(name)}
        heading={words.delay}
        testId={`delay-${name}`}
        max={MANNER_LIMITS.delayMs}
        value={delayMs}
        onSet={(value) => send(failPercent, value)}
      />
    </div>
  );
}

interface AmountProps {
  readonly label: string;
  /** Printed where the column has no head of its own. */
  readonly heading: string;
  readonly testId: string;
  readonly max: number;
  readonly value: number;
  onSet(value: number): void;
}

function Amount({ label, heading, testId, max, value, onSet }: AmountProps) {
  // Enter sends, and so does leaving the field; who does both has one wish.
  const asked = useRef<{ readonly of: number; readonly wish: number }>(undefined);
  const ask = (wish: number) => {
    asked.current = { of: value, wish };
    onSet(wish);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector('input');
    if (field) ask(field.valueAsNumber);
  };
  const leave = (wish: number) => {
    const last = asked.current;
    if (last?.of !== value || !Object.is(last.wish, wish)) ask(wish);
  };
  return (
    <form noValidate onSubmit={submit}>
      <label className={css.field}>
        <span className={css.heading} aria-hidden="true">
          {heading}
        </span>
        {/* A new key for a new value: what the system now says replaces what was typed. */}
        <input
          key={value}
          type="number"
          inputMode="numeric"
          min={0}
          max={max}
          defaultValue={value}
          aria-label={label}
          data-testid={testId}
          onBlur={({ target }) => leave(target.valueAsNumber)}
        />
      </label>
    </form>
  );
}

export function Fate({ name }: { name: ServiceName }) {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, name));
  const known = useFacts(({ processes }) => processes[name] !== undefined);
  const fate = alive || !known ? 'kill' : 'revive';
  return (
    <span className={css.fate}>
      <ControlButton control={`${fate}-${name}`}>{words[fate]}</ControlButton>
    </span>
  );
}
