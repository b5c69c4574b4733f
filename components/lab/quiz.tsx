'use client';
/**
 * Questions whose every option carries its reason. An option is a `<details>`: opening it is
 * choosing it, the keyboard works by itself, and without JavaScript the reasons can still be read.
 */
import type { ToggleEvent } from 'react';
import { Check, Cross } from '#components/site/icons.tsx';
import type { Locale } from '#components/site/words.ts';
import type { QuizOption, QuizQuestion } from '#lib/lab.ts';
import { labWords } from './words.ts';

export type { QuizOption, QuizQuestion };

export interface QuizProps {
  readonly questions: readonly QuizQuestion[];
  /** Question id → the option first chosen. */
  readonly answers: Readonly<Record<string, { readonly option: string } | undefined>>;
  readonly locale: Locale;
  onAnswer(question: string, option: string): void;
}

export function QuizView({ questions, answers, locale, onAnswer }: QuizProps) {
  return (
    <section className="quiz" id="kuis" aria-label={labWords.quiz[locale]}>
      <h2>{labWords.quiz[locale]}</h2>
      <ol>
        {questions.map((question) => (
          <li key={question.id}>
            <fieldset>
              <legend>{question.question[locale]}</legend>
              {question.options.map((option) => (
                <Option
                  key={option.id}
                  option={option}
                  chosen={answers[question.id]?.option === option.id}
                  locale={locale}
                  onChoose={() => onAnswer(question.id, option.id)}
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface OptionProps {
  readonly option: QuizOption;
  readonly chosen: boolean;
  readonly locale: Locale;
  onChoose(): void;
}

function Option({ option, chosen, locale, onChoose }: OptionProps) {
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    if (event.currentTarget.open) onChoose();
  };
  return (
    <details className="quiz-option" data-right={option.right} onToggle={toggle}>
      <summary>
        <span className="quiz-mark" aria-hidden="true">
          {option.right ? <Check size={10} /> : <Cross size={8} />}
        </span>
        <span className="option-text">{option.text[locale]}</span>
        {chosen && <span className="option-mark">{labWords.yourAnswer[locale]}</span>}
      </summary>
      <p>
        <b>{option.right ? labWords.right[locale] : labWords.wrong[locale]}</b>{' '}
        {option.reason[locale]}
      </p>
    </details>
  );
}
