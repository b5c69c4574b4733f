/** The guesses that turned out otherwise: question, guess, and what the system showed. */
import { inLocale } from '#components/lab/in-locale.ts';
import { progressWords as words } from './words.progress.ts';
import type { Locale } from './words.ts';

export interface Corrected {
  readonly id: string;
  readonly question: string;
  readonly guess: string;
  readonly shown: string;
}

interface Props {
  readonly corrected: readonly Corrected[];
  readonly locale: Locale;
}

export function CorrectedGuesses({ corrected, locale }: Props) {
  return (
    <>
      <h2>{words.corrected[locale]}</h2>
      <p>{corrected.length > 0 ? words.correctedLead[locale] : words.noneCorrected[locale]}</p>
      <dl className="corrected">
        {corrected.map(({ id, question, guess, shown }) => (
          <div key={id} data-testid={`corrected-${id}`}>
            <dt>{question}</dt>
            <dd>
              {words.guessed[locale]} <i>{guess}</i>
            </dd>
            <dd>
              {words.shown[locale]} <b>{inLocale(shown, locale)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
