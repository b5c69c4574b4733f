'use client';
/**
 * A guess, stored before the button beside it unlocks. The rows stay where they were: after
 * saving, the dot stays in its row, the row that the system bears out is set in bold, and guess
 * and result stand side by side.
 */
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { guessAnchor } from '#components/mdx/anchor.ts';
import type { Locale } from '#components/site/words.ts';
import { Failure, type FailureValue } from './failure.tsx';
import { inLocale } from './in-locale.ts';
import { labWords } from './words.ts';

export interface PredictOption {
  readonly id: string;
  /** A figure in its own column, where the answer is a number. */
  readonly value?: string;
  readonly text: ReactNode;
}

export interface PredictProps {
  readonly id: string;
  readonly question: string;
  readonly options: readonly PredictOption[];
  /** The option the server has stored. */
  readonly saved?: string;
  /** What the system showed: the option it bears out, and the figure in words. */
  readonly measured?: { readonly option: string; readonly text: string };
  readonly pending: boolean;
  /** `now` in the active step, elsewhere quiet. */
  readonly tone: 'now' | 'quiet';
  /** Why nothing can be saved now. */
  readonly disabled?: string;
  readonly failure?: FailureValue;
  readonly locale: Locale;
  onSave(option: string): void;
}

export function PredictView(props: PredictProps) {
  const { question, options, saved, failure, locale } = props;
  const [chosen, setChosen] = useState<string>();
  const group = useId();
  const form = useRef<HTMLFormElement>(null);
  // Chosen while the scripts were still on their way: React heard of no change, and would undo it.
  useLayoutEffect(() => {
    const early = form.current?.querySelector<HTMLInputElement>('input:checked');
    if (early) setChosen(early.value);
  }, []);
  return (
    <form
      ref={form}
      className="predict"
      id={guessAnchor(props.id)}
      data-testid={`predict-${props.id}`}
      data-saved={saved !== undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen && !saved && !props.pending && !props.disabled) props.onSave(chosen);
      }}
    >
      <fieldset>
        <legend>
          <span className="predict-label">{labWords.guess[locale]}.</span> {question}
        </legend>
        {options.map((option) => (
          <label
            key={option.id}
            className="option"
            data-measured={props.measured?.option === option.id}
          >
            <input
              type="radio"
              name={group}
              value={option.id}
              checked={(saved ?? chosen) === option.id}
              // A stored guess can't be taken back; the dot stays where it was put.
              aria-disabled={saved !== undefined}
              onChange={() => {
                if (!saved) setChosen(option.id);
              }}
            />
            {option.value !== undefined && <b className="option-value">{option.value}</b>}
            <span className="option-text">{option.text}</span>
          </label>
        ))}
      </fieldset>
      {saved ? <Outcome {...props} saved={saved} /> : <Save {...props} chosen={chosen} />}
      <Failure failure={failure} locale={locale} />
    </form>
  );
}

function Save({ chosen, pending, tone, disabled, locale }: PredictProps & { chosen?: string }) {
  const reason = useId();
  const missing = chosen ? undefined : labWords.chooseFirst[locale];
  const note = disabled ?? (pending ? labWords.saving[locale] : missing);
  return (
    <div className="do-row">
      <button
        type="submit"
        className="button"
        data-tone={note ? 'waiting' : tone}
        aria-disabled={note !== undefined}
        aria-describedby={note ? reason : undefined}
      >
        {labWords.save[locale]}
      </button>
      <span className="do-note" id={reason}>
        {note}
      </span>
    </div>
  );
}

function Outcome({ options, saved, measured, locale }: PredictProps & { saved: string }) {
  const guess = options.find((option) => option.id === saved);
  const same = measured?.option === saved;
  const verdict = same ? labWords.guessedRight : labWords.guessedWrong;
  return (
    <div className="outcome" role="status">
      <dl>
        <div>
          <dt>{labWords.guess[locale]}</dt>
          <dd data-figure={guess?.value !== undefined}>{guess?.value ?? guess?.text ?? saved}</dd>
        </div>
        <div>
          <dt>{labWords.result[locale]}</dt>
          <dd data-known={measured !== undefined} data-figure={guess?.value !== undefined}>
            {measured ? inLocale(measured.text, locale) : labWords.waiting[locale]}
          </dd>
        </div>
      </dl>
      <p>{measured ? verdict[locale] : labWords.saved[locale]}</p>
    </div>
  );
}
