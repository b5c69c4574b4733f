'use client';
/** The row that races: one sentence to fill in, and the two clients it is asked of. */
import type { FormEvent } from 'react';
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { CLIENTS, type ClientName, LIMITS } from './model.ts';
import css from './panel.module.css';
import { type Form, fill, useForm } from './panel-form.ts';
import { useWords } from './use-words.ts';

export function RaceRow() {
  const { locale } = useLab();
  const words = useWords();
  const { failure, run } = useAction(locale);
  const control = useView(({ controls }) => controls['race-form']);
  const locked = control === undefined || control.disabled !== undefined || control.pending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (control && !locked) void run(() => control.run());
  };
  return (
    <div className={css.controls}>
      <form className={css.form} noValidate onSubmit={submit}>
        <Amount field="count" label={words.formCount} limit={LIMITS.races} />
        <Amount field="pauseMs" label={words.formPause} limit={LIMITS.ms} unit="ms" />
        <Amount field="clockMs" label={words.formClock} limit={LIMITS.ms} unit="ms" />
        <Start />
        <button
          type="submit"
          className={css.send}
          data-testid="panel-race-form"
          aria-disabled={locked || undefined}
          title={control?.disabled}
        >
          {words['race-form']}
        </button>
      </form>
      <div className={css.told}>
        <span role="status" className={css.failure} data-testid="told" data-code={failure?.code}>
          {failure?.message}
        </span>
        {!failure && CLIENTS.map((name) => <Client key={name} name={name} />)}
      </div>
    </div>
  );
}

interface AmountProps {
  readonly field: Exclude<keyof Form, 'together'>;
  readonly label: string;
  readonly limit: { readonly min: number; readonly max: number };
  readonly unit?: string;
}

function Amount({ field, label, limit, unit }: AmountProps) {
  const form = useForm();
  return (
    <label className={css.field}>
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={limit.min}
        max={limit.max}
        value={form[field]}
        onChange={({ target }) => fill({ [field]: target.value })}
        data-testid={`form-${field}`}
      />
      {unit && <span>{unit}</span>}
    </label>
  );
}

function Start() {
  const words = useWords();
  const { together } = useForm();
  return (
    <label className={css.field}>
      <span>{words.formStart}</span>
      <select
        value={together ? 'together' : 'behind'}
        onChange={({ target }) => fill({ together: target.value === 'together' })}
        data-testid="form-start"
      >
        <option value="behind">{words.startBehind}</option>
        <option value="together">{words.startTogether}</option>
      </select>
    </label>
  );
}

/** No card of its own: nothing is to be done to it. */
function Client({ name }: { name: ClientName }) {
  const words = useWords();
  const process = useProcess(name);
  const phase = process ? phaseOf(process) : 'absent';
  return (
    <span data-testid="process" data-process={name} data-state={phase}>
      <b>{name}</b> {words.clientRole[name]} {process && <code>pid {process.pid}</code>}
    </span>
  );
}
