/** One step of the text: its numeral hangs in the margin, the active one has a bar at the edge. */
import type { ReactNode } from 'react';
import { Check } from '#components/site/icons.tsx';
import type { Locale } from '#components/site/words.ts';
import type { StepState } from './steps.ts';
import { labWords } from './words.ts';

export interface StepProps {
  readonly number: number;
  readonly state: StepState;
  readonly locale: Locale;
  readonly children: ReactNode;
}

export function StepView({ number, state, locale, children }: StepProps) {
  const label = `${labWords.step[locale]} ${number}, ${labWords.stepState[state][locale]}`;
  return (
    <section
      className="step"
      id={`langkah-${number}`}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
      aria-label={label}
    >
      <span className="numeral" aria-hidden="true">
        {state === 'done' ? <Check size={16} /> : number}
      </span>
      {children}
    </section>
  );
}
