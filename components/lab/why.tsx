'use client';
/**
 * The explanation, folded until the system has shown what it explains. It opens by itself once;
 * after that the reader decides. A native `<details>`: it can be read without JavaScript.
 */
import { type ReactNode, type ToggleEvent, useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import { labWords } from './words.ts';

export interface WhyProps {
  readonly title: string;
  /** On what is folded, not on the fold: a browser led there unfolds it by itself. */
  readonly anchor: string;
  readonly reached: boolean;
  readonly locale: Locale;
  readonly children: ReactNode;
}

export function WhyView({ title, anchor, reached, locale, children }: WhyProps) {
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? reached;
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    const now = event.currentTarget.open;
    if (now !== open) setChosen(now);
  };
  return (
    <details className="why" open={open} onToggle={toggle}>
      <summary>
        <span className="why-sign" aria-hidden="true" />
        <span className="why-title">{title}</span>
        {!reached && <span className="why-anyway">{labWords.readAnyway[locale]}</span>}
      </summary>
      <div className="why-body" id={anchor}>
        {children}
      </div>
    </details>
  );
}
