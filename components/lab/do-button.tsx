/**
 * The one button of a step. When it may not be pressed it says why instead of being `disabled`:
 * the keyboard can still reach it and a screen reader reads the reason. It never claims success;
 * the panel does, when the system has shown it.
 */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Lock } from '#components/site/icons.tsx';
import type { Locale } from '#components/site/words.ts';
import { Failure, type FailureValue } from './failure.tsx';
import { labWords } from './words.ts';

export interface DoButtonProps {
  readonly children: ReactNode;
  /** `now` is the accent button of the active step; elsewhere it keeps quiet. */
  readonly tone: 'now' | 'quiet';
  /** Why it may not be pressed, in the reader's language. */
  readonly disabled?: string;
  readonly pending: boolean;
  readonly failure?: FailureValue;
  readonly locale: Locale;
  readonly control?: string;
  onPress(): void;
}

export function DoButton(props: DoButtonProps) {
  const { children, tone, disabled, pending, failure, locale, control, onPress } = props;
  const reason = useId();
  const locked = disabled !== undefined;
  const note = pending ? labWords.pending[locale] : disabled;
  return (
    <div className="do">
      <div className="do-row">
        <button
          type="button"
          className="button"
          data-tone={locked ? 'locked' : tone}
          data-control={control}
          data-testid={control && `do-${control}`}
          aria-disabled={locked || pending}
          aria-describedby={note ? reason : undefined}
          onClick={({ detail }) => {
            // A double click is one wish, even if its first click was answered before the second.
            if (!locked && !pending && detail < 2) onPress();
          }}
        >
          {locked && <Lock />}
          <span>{children}</span>
        </button>
        <span className="do-note" id={reason}>
          {note}
        </span>
      </div>
      <Failure failure={failure} locale={locale} />
    </div>
  );
}
