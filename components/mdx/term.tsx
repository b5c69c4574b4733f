'use client';
/**
 * A word of the glossary inside a text: its definition shows by pointer, by focus and by tap.
 * Without JavaScript it is what it always is, a link to the glossary.
 */
import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useFrame } from '#components/lab/frame.tsx';
import type { Text } from '#components/site/words.ts';

export interface TermProps {
  readonly slug: string;
  readonly term: string;
  readonly meaning: Text;
  readonly children: ReactNode;
}

export function TermView({ slug, term, meaning, children }: TermProps) {
  const { locale } = useFrame();
  const id = useId();
  const link = useRef<HTMLAnchorElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const byTap = useRef(false);
  const hide = () => setOpen(false);
  const byMouse = (shown: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') setOpen(shown);
  };
  useEffect(() => {
    if (!open || !tip.current || !link.current) return;
    tip.current.showPopover();
    place(tip.current, link.current);
    return closeWith(tip.current, link.current, () => setOpen(false));
  }, [open]);
  return (
    <span onPointerEnter={byMouse(true)} onPointerLeave={byMouse(false)}>
      <a
        ref={link}
        className="term"
        href={`/${locale}/glossary#${slug}`}
        data-term={slug}
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={hide}
        onPointerDown={(event) => {
          // The first tap only shows; a mouse has seen it already and goes on.
          byTap.current = event.pointerType !== 'mouse' && !open;
        }}
        onClick={(event) => {
          if (byTap.current) event.preventDefault();
          byTap.current = false;
        }}
      >
        {children}
      </a>
      <span ref={tip} id={id} className="term-tip" role="tooltip" popover="manual">
        <span>
          <b>{term}</b> {meaning[locale]}
        </span>
      </span>
    </span>
  );
}

const EDGE_PX = 12;

/** Under the word, or above it where the window ends; it touches the word, so that a pointer can walk over. */
function place(tip: HTMLElement, link: HTMLElement): void {
  const word = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const left = Math.min(word.left, window.innerWidth - tip.offsetWidth - EDGE_PX);
  const below = word.bottom + tip.offsetHeight <= window.innerHeight;
  tip.style.left = `${Math.max(EDGE_PX, left)}px`;
  tip.style.top = `${below ? word.bottom : Math.max(0, word.top - tip.offsetHeight)}px`;
}

/** It stands still in the window: scrolling, Escape and a press elsewhere put it away. */
function closeWith(tip: HTMLElement, link: HTMLElement, close: () => void): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  addEventListener('scroll', close, { signal, passive: true });
  addEventListener('keydown', ({ key }) => key === 'Escape' && close(), { signal });
  addEventListener(
    'pointerdown',
    ({ target }) => {
      if (target instanceof Node && !tip.contains(target) && !link.contains(target)) close();
    },
    { signal },
  );
  return () => {
    abort.abort();
    tip.hidePopover();
  };
}
