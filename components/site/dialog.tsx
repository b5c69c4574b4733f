'use client';
/** A dialog over the page: Escape, its own button and a press beside it close it. */
import { type ReactNode, type Ref, useId } from 'react';
import { Cross } from './icons.tsx';
import { readingWords } from './words.reading.ts';
import type { Locale } from './words.ts';

interface DialogProps {
  readonly ref: Ref<HTMLDialogElement>;
  readonly title: string;
  readonly locale: Locale;
  readonly children: ReactNode;
  readonly testid?: string;
  /** For what is broader than a text. */
  readonly wide?: boolean;
  onClose?(): void;
}

export function Dialog(props: DialogProps) {
  const { ref, title, locale, children, testid, wide, onClose } = props;
  const heading = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard it is closed with Escape
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={heading}
      data-testid={testid}
      data-wide={wide || undefined}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) currentTarget.close();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <form method="dialog">
            <button type="submit" className="dialog-close" aria-label={readingWords.close[locale]}>
              <Cross size={16} />
            </button>
          </form>
        </div>
        {children}
      </div>
    </dialog>
  );
}
