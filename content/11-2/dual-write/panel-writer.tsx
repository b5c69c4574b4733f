'use client';
/** The order service, and what it is asked for: in which order it writes, and where it dies. */
import type { FormEvent } from 'react';
import { CardControl } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { LIMITS, MANNERS, RETRIES, WRITER } from './names.ts';
import { fill, useForm } from './panel-form.ts';
import { Track } from './panel-track.tsx';
import css from './panel-writer.module.css';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Writer() {
  return (
    <div className={css.writer}>
      <Card />
      <Ask />
    </div>
  );
}

function Card() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, WRITER));
  const inHand = useFacts((state) => state.deaths.at(-1)?.orderId ?? null);
  const said = alive ? words.writesTwice : inHand && words.diedIn(inHand);
  return (
    <PanelProcess name={WRITER} {...(said ? { reads: said } : {})}>
      {alive ? (
        <CardControl control="kill-orders">{words.kill}</CardControl>
      ) : (
        <CardControl control="run-orders">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}

function Ask() {
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
    <form className={css.ask} noValidate onSubmit={submit}>
      <Track />
      <div className={css.fields}>
        <Fields />
        <button
          type="submit"
          className={css.send}
          data-testid="panel-send-form"
          aria-disabled={locked || undefined}
          title={control?.disabled}
        >
          {words['send-form']}
        </button>
        <span role="status" className={css.told} data-testid="told" data-code={failure?.code}>
          {failure?.message}
        </span>
      </div>
    </form>
  );
}

function Fields() {
  const words = useWords();
  const { manner, count, retry } = useForm();
  return (
    <>
      <label className={css.field}>
        <span>{words.formManner}</span>
        <select
          value={manner}
          onChange={({ target }) =>
            fill({ manner: MANNERS.find((known) => known === target.value) ?? 'save-first' })
          }
          data-testid="form-manner"
        >
          {MANNERS.map((known) => (
            <option key={known} value={known}>
              {words.manners[known]}
            </option>
          ))}
        </select>
      </label>
      <label className={css.field}>
        <span>{words.formCount}</span>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.orders}
          value={count}
          onChange={({ target }) => fill({ count: target.value })}
          data-testid="form-count"
        />
      </label>
      <label className={css.field}>
        <input
          type="checkbox"
          checked={retry}
          onChange={({ target }) => fill({ retry: target.checked })}
          data-testid="form-retry"
        />
        <span>{words.formRetry(RETRIES)}</span>
      </label>
    </>
  );
}
