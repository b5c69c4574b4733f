'use client';
/**
 * The page of a lab: text on the left, plate on the right. Under 1024 px one of them, chosen by
 * two links at the foot; the choice is in the URL, so that it can be sent, goes back with the
 * browser's button and works without JavaScript.
 */
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { siteWords } from '#components/site/words.ts';
import { useFrame } from './frame.tsx';
import { LabKeys } from './lab-keys.tsx';
import { SideSwitch } from './side-switch.tsx';
import { labWords } from './words.ts';

export type Side = 'text' | 'panel';

export function LabLayout({ text, panel }: { text: ReactNode; panel: ReactNode }) {
  const { locale } = useFrame();
  const side: Side = useSearchParams().get('panel') === '1' ? 'panel' : 'text';
  useOwnScroll(side);
  return (
    <main className="lab" data-side={side}>
      <a className="skip" href="#panel">
        {siteWords.skipToPanel[locale]}
      </a>
      <article className="lab-text prose" id="isi" tabIndex={-1}>
        {text}
      </article>
      <section className="plate" id="panel" tabIndex={-1} aria-label={labWords.panel[locale]}>
        <noscript>
          <p className="needs-script">{labWords.needsScript[locale]}</p>
        </noscript>
        {panel}
      </section>
      <SideSwitch side={side} />
      <LabKeys />
    </main>
  );
}

/** On a phone both sides share one window: each keeps the place where it was left. */
function useOwnScroll(side: Side) {
  const places = useRef<Record<Side, number>>({ text: 0, panel: 0 });
  const shown = useRef(side);
  useLayoutEffect(() => {
    const remember = () => {
      places.current[shown.current] = window.scrollY;
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, []);
  useLayoutEffect(() => {
    if (shown.current === side) return;
    shown.current = side;
    window.scrollTo({ top: places.current[side], behavior: 'instant' });
  }, [side]);
}
