'use client';
/** The row that injects: one sentence to fill in, and how the services handle what comes. */
import type { FormEvent, ReactNode } from 'react';
import { ControlButton } from '#components/lab/panel-control.tsx';
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { latest } from '#lib/fold/latest.ts';
import { INJECTOR, LIMITS, type State } from './model.ts';
import css from './panel.module.css';
import { fill, useForm } from './panel-form.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

/** Events offered for another delivery: the youngest. */
const OFFERED_MAX = 20;

export function InjectRow() {
  const { locale } = useLab();
  const words = useWords();
  const { failure, run } = useAction(locale);
  const control = useView(({ controls }) => controls['inject-form']);
  const locked = control === undefined || control.disabled !== undefined || control.pending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (control && !locked) void run(() => control.run());
  };
  return (
    <div className={css.controls}>
      <form className={css.form} noValidate onSubmit={submit}>
        <Fields />
        <button
          type="submit"
          className={css.send}
          data-testid="panel-inject-form"
          aria-disabled={locked || undefined}
          title={control?.disabled}
        >
          {words['inject-form']}
        </button>
      </form>
      <div className={css.told}>
        <span role="status" className={css.failure} data-testid="told" data-code={failure?.code}>
          {failure?.message}
        </span>
        {!failure && <Injector />}
        <Mode />
      </div>
    </div>
  );
}

function Fields() {
  const words = useWords();
  const form = useForm();
  const again = form.eventId !== '';
  return (
    <>
      <Field label={words.formEvent}>
        <select
          value={form.eventId}
          onChange={({ target }) => fill({ eventId: target.value })}
          data-testid="form-event"
        >
          <option value="">{words.formNew}</option>
          <Offered />
        </select>
      </Field>
      <Field label={words.formEvents}>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.events}
          value={again ? '1' : form.events}
          readOnly={again}
          onChange={({ target }) => fill({ events: target.value })}
          data-testid="form-events"
        />
      </Field>
      <Field label={words.formCopies}>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={LIMITS.copies}
          value={form.copies}
          onChange={({ target }) => fill({ copies: target.value })}
          data-testid="form-copies"
        />
      </Field>
      <Field label={words.formOrder}>
        <select
          value={form.order}
          onChange={({ target }) =>
            fill({ order: target.value === 'interleaved' ? 'interleaved' : 'grouped' })
          }
          data-testid="form-order"
        >
          <option value="grouped">{words.orderGrouped}</option>
          <option value="interleaved">{words.orderInterleaved}</option>
        </select>
      </Field>
    </>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={css.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}

function Offered() {
  return useFacts(({ events }) => youngest(events)).map((eventId) => (
    <option key={eventId} value={eventId}>
      {eventId}
    </option>
  ));
}

const youngest = latest((events: State['events']) =>
  Object.entries(events)
    .sort(([, a], [, b]) => b.first - a.first)
    .slice(0, OFFERED_MAX)
    .map(([eventId]) => eventId),
);

function Mode() {
  const words = useWords();
  const together = useFacts((state) => state.together);
  return (
    <span className={css.mode} data-testid="mode" data-together={together}>
      {words.formMode} <b>{together ? words.modeTogether : words.modeInTurn}</b>
      <ControlButton control={together ? 'mode-in-turn' : 'mode-together'}>
        {together ? words.modeInTurn : words.modeTogether}
      </ControlButton>
    </span>
  );
}

/** The third process: no card of its own, since nothing is to be done to it. */
function Injector() {
  const words = useWords();
  const process = useProcess(INJECTOR);
  const deliveries = useFacts(({ low, end }) => end - low);
  const events = useFacts((state) => Object.keys(state.events).length);
  const phase = process ? phaseOf(process) : 'absent';
  return (
    <>
      <span data-testid="process" data-process={INJECTOR} data-state={phase}>
        <b>{INJECTOR}</b> {process ? <code>pid {process.pid}</code> : '…'}
      </span>
      <span data-testid="deliveries">{words.deliveriesOf(deliveries, events)}</span>
    </>
  );
}
