'use client';
/** Runs an action of the reader: is it under way, and why did the last one fail. */
import { useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import type { FailureValue } from './failure.tsx';
import { labWords } from './words.ts';

type Answer = { readonly ok: true } | ({ readonly ok: false } & FailureValue);

export interface RunningAction {
  readonly pending: boolean;
  readonly failure: FailureValue | undefined;
  run(action: () => Promise<Answer>): Promise<void>;
}

export function useAction(locale: Locale): RunningAction {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FailureValue>();
  const run = async (action: () => Promise<Answer>) => {
    setPending(true);
    setFailure(undefined);
    try {
      const answer = await action();
      if (!answer.ok) setFailure(answer);
    } catch (error) {
      // The answer never came: the reader is told so, and the cause stays in the console.
      console.error(error);
      setFailure({ code: 'no-answer', message: labWords.noAnswer[locale] });
    } finally {
      setPending(false);
    }
  };
  return { pending, failure, run };
}
