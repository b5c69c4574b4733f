'use client';
/**
 * The explanation, folded until the system has shown what it explains; then it opens by itself,
 * into room that was held for it (`fold.ts`). A native `<details>`: it can be read without
 * JavaScript, and is found by the browser's own search.
 */
import { type CSSProperties, type ReactNode, type ToggleEvent, useRef, useState } from 'react';
import type { Locale } from '#components/site/words.ts';
import { useFold } from './use-fold.ts';
import { labWords } from './words.ts';

export interface WhyProps {
  readonly title: string;
  /** On what is folded, not on the fold: a browser led there unfolds it by itself. */
  readonly anchor: string;
  /** Its step is the one to do now. */
  readonly expected: boolean;
  readonly reached: boolean;
  readonly locale: Locale;
  readonly children: ReactNode;
}

export function WhyView({ title, anchor, expected, reached, locale, children }: WhyProps) {
  const [chosen, setChosen] = useState<boolean>();
  const details = useRef<HTMLDetailsElement>(null);
  const fold = useFold(details, expected, reached);
  const open = chosen ?? fold.open;
  const held = chosen === undefined && fold.roomPx !== undefined;
  const toggle = (event: ToggleEvent<HTMLDetailsElement>) => {
    const now = event.currentTarget.open;
    if (now !== open) setChosen(now);
  };
  return (
    <details
      ref={details}
      className="why"
      open={open}
      data-ready={reached}
      data-held={held}
      style={held ? ({ '--held': `${fold.roomPx}px` } as CSSProperties) : undefined}
      onToggle={toggle}
    >
      <summary>
        <span className="why-sign" aria-hidden="true" />
        <span className="why-title">{title}</span>
        <span className="why-anyway">
          {/* Unseen while open, where its width must stay what it was when the room was measured. */}
          {reached && !open ? labWords.readyToRead[locale] : labWords.readAnyway[locale]}
        </span>
        {held && <span className="why-room">{labWords.opensHere[locale]}</span>}
      </summary>
      <div className="why-body" id={anchor}>
        {children}
      </div>
    </details>
  );
}
