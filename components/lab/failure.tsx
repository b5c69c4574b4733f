/** An action that failed, between two rules beside its button: what, why, what next. */
import { Cross } from '#components/site/icons.tsx';
import type { Locale } from '#components/site/words.ts';
import { type LimitMet, limitSentence } from './limit-words.ts';
import { labWords } from './words.ts';

export interface FailureValue {
  readonly code: string;
  readonly message: string;
  readonly limit?: LimitMet;
}

/** Nobody said that it failed; it may have been done, or still be. */
const NOT_KNOWN = new Set(['no-answer', 'unanswered']);

export function Failure({ failure, locale }: { failure?: FailureValue; locale: Locale }) {
  // The region stands there empty, so that screen readers hear it fill.
  return (
    <div className="failure-region" role="status">
      {failure && (
        <div className="failure">
          <Cross size={16} />
          <p>
            <b>{labWords[NOT_KNOWN.has(failure.code) ? 'notKnown' : 'failed'][locale]}</b>{' '}
            {failure.message} {limitSentence(failure.code, failure.limit, locale)}{' '}
            <code>{failure.code}</code>
          </p>
        </div>
      )}
    </div>
  );
}
