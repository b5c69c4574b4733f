'use client';
/** The row that sends and measures: sentences to fill in, and what the sender is doing. */
import { type FormEvent, type ReactNode, useEffect } from 'react';
import { phaseOf, useProcess } from '#components/lab/panel-process.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { LIMITS, PARTITIONS, SENDER } from './model.ts';
import css from './panel.module.css';
import { type Form, fill, useForm } from './panel-form.ts';
import { KEY_CHOICES } from './status.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Controls() {
  const { locale } = useLab();
  const { failure, run } = useAction(locale);
  return (
    <div className={css.controls}>
      <Sentence control="place-form" run={run}>
        <SendFields />
      </Sentence>
      <Sentence control="grow-form" run={run}>
        <GrowFields />
      </Sentence>
      <Sentence control="measure-form" run={run}>
        <MeasureFields />
      </Sentence>
      <div className={css.told}>
        <span role="status" className={css.failure} data-testid="told" data-code={failure?.code}>
          {failure?.message}
        </span>
        {!failure && <Sender />}
      </div>
    </div>
  );
}

interface SentenceProps {
  readonly control: 'place-form' | 'grow-form' | 'measure-form';
  readonly run: ReturnType<typeof useAction>['run'];
  readonly children: ReactNode;
}

function Sentence({ control, run, children }: SentenceProps) {
  const words = useWords();
  const wired = useView(({ controls }) => controls[control]);
  const locked = wired === undefined || wired.disabled !== undefined || wired.pending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wired && !locked) void run(() => wired.run());
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      {children}
      <button
        type="submit"
        className={css.send}
        data-testid={`panel-${control}`}
        aria-disabled={locked || undefined}
        title={wired?.disabled}
      >
        {words[control]}
      </button>
    </form>
  );
}

function SendFields() {
  const words = useWords();
  const { key } = useForm();
  return (
    <>
      <Amount field="orders" label={words.formSend} limit={LIMITS.orders} />
      <label className={css.field}>
        <span>{words.formOrders}</span>
        <select
          value={key}
          onChange={({ target }) => {
            const chosen = KEY_CHOICES.find((known) => known === target.value);
            if (chosen) fill({ key: chosen });
          }}
          data-testid="form-key"
        >
          {KEY_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {words.keyChoice[choice]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Always offers one partition more than there are, as far as the lab goes. */
function GrowFields() {
  const words = useWords();
  const partitions = useFacts((state) => Object.keys(state.partitions).length);
  useEffect(() => {
    if (partitions >= PARTITIONS)
      fill({ grown: String(Math.min(partitions + 1, LIMITS.partitions.max)) });
  }, [partitions]);
  return (
    <Amount field="grown" label={words.formGrow} limit={LIMITS.partitions}>
      {words.formPartitions}
    </Amount>
  );
}

function MeasureFields() {
  const words = useWords();
  return (
    <>
      <Amount field="keys" label={words.formMeasure} limit={LIMITS.keys} />
      <Amount field="from" label={words.formKeys} limit={LIMITS.measured} />
      <Amount field="to" label={words.formTo} limit={LIMITS.measured}>
        {words.formPartitions}
      </Amount>
    </>
  );
}

interface AmountProps {
  readonly field: Exclude<keyof Form, 'key'>;
  readonly label: string;
  readonly limit: { readonly min: number; readonly max: number };
  /** The unit, after the number. */
  readonly children?: string;
}

function Amount({ field, label, limit, children }: AmountProps) {
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
        style={{ width: `calc(${String(limit.max).length + 4}ch * var(--k, 1))` }}
        onChange={({ target }) => fill({ [field]: target.value })}
        data-testid={`form-${field}`}
      />
      {children && <span>{children}</span>}
    </label>
  );
}

/** No card of its own: nothing is to be done to it. */
function Sender() {
  const words = useWords();
  const process = useProcess(SENDER);
  const open = useFacts((state) => Object.keys(state.open).length);
  const measuring = useFacts((state) => state.measuring);
  const unmeasured = useFacts((state) => state.unmeasured);
  const phase = process ? phaseOf(process) : 'absent';
  return (
    <>
      <span data-testid="process" data-process={SENDER} data-state={phase}>
        <b>{SENDER}</b> {process ? <code>pid {process.pid}</code> : '…'}
      </span>
      {open > 0 && <span data-testid="open-orders">{words.waitingOrders(open)}</span>}
      {measuring && <span>{words.measuring} …</span>}
      {unmeasured && <span className={css.failure}>{words.unmeasured}</span>}
    </>
  );
}
