'use client';
/**
 * The explanation, folded until the system has shown what it explains. It opens by itself only
 * below what is being read, so that nothing jumps under the reader's eyes; elsewhere it says that
 * it is ready. A native `<details>`: it can be read without JavaScript.
 */
import { type ReactNode, type ToggleEvent, useLayoutEffect, useRef, useState } from 'react';
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
  const [unfolded, setUnfolded] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (reached && details.current && isBelowWindow(details.current)) setUnfolded(true);
  }, [reached]);
  const open = chosen ?? unfolded;
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    const now = event.currentTarget.open;
    if (now !== open) setChosen(now);
  };
  return (
    <details ref={details} className="why" open={open} data-ready={reached} onToggle={toggle}>
      <summary>
        <span className="why-sign" aria-hidden="true" />
        <span className="why-title">{title}</span>
        <span className="why-anyway">
          {reached ? labWords.readyToRead[locale] : labWords.readAnyway[locale]}
        </span>
      </summary>
      <div className="why-body" id={anchor}>
        {children}
      </div>
    </details>
  );
}

/** A side of a phone that is not shown has no place at all: there nothing is moved either. */
function isBelowWindow(element: HTMLElement): boolean {
  const { top, height } = element.getBoundingClientRect();
  return height > 0 && top >= window.innerHeight;
}
