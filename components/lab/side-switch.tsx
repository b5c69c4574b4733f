'use client';
/** The switch at the foot of a phone. A dot says that the side not shown has changed. */
import { usePathname, useSearchParams } from 'next/navigation';
import { type MouseEvent, useState } from 'react';
import { useFrame } from './frame.tsx';
import type { Side } from './layout.tsx';
import { useView } from './use-lab.ts';
import { labWords } from './words.ts';

export function SideSwitch({ side }: { side: Side }) {
  const { locale } = useFrame();
  // Before the first snapshot nothing was there that could have changed.
  const other = useView(({ connected, state, reached }) => {
    if (!connected) return undefined;
    return side === 'text' ? state : reached.size;
  });
  const changed = useChangedSince(side, other);
  return (
    <nav className="side-switch" aria-label={labWords.sides[locale]}>
      <SideLink to="text" side={side} label={labWords.text[locale]} changed={changed} />
      <SideLink to="panel" side={side} label={labWords.panel[locale]} changed={changed} />
    </nav>
  );
}

interface SideLinkProps {
  readonly to: Side;
  readonly side: Side;
  readonly label: string;
  readonly changed: boolean;
}

function SideLink({ to, side, label, changed }: SideLinkProps) {
  const { locale } = useFrame();
  const pathname = usePathname();
  const query = new URLSearchParams(useSearchParams().toString());
  if (to === 'panel') query.set('panel', '1');
  else query.delete('panel');
  const href = query.size > 0 ? `${pathname}?${query}` : pathname;
  const here = to === side;
  // Both sides are in the page already: only the address changes, nothing is fetched.
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!here) window.history.pushState(null, '', href);
  };
  return (
    <a href={href} aria-current={here ? 'page' : undefined} onClick={go}>
      {label}
      {!here && changed && (
        <span className="changed-dot">
          <span className="sr-only">, {labWords.changed[locale]}</span>
        </span>
      )}
    </a>
  );
}

/** Whether a value has changed since the reader came to this side. */
function useChangedSince(side: Side, value: unknown): boolean {
  const [seen, setSeen] = useState({ side, value });
  if (seen.side !== side || (seen.value === undefined && value !== undefined)) {
    setSeen({ side, value });
  }
  return seen.side === side && seen.value !== undefined && seen.value !== value;
}
