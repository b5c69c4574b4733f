'use client';
/** Watches where an explanation stands, and says when it holds its room and when it opens. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Fold, foldAfter, folded, isUnseen } from './fold.ts';

export function useFold(
  details: RefObject<HTMLDetailsElement | null>,
  expected: boolean,
  reached: boolean,
): Fold {
  const [fold, setFold] = useState(folded);
  const done = fold.open;
  useLayoutEffect(() => {
    const element = details.current;
    if (!element || done || !(expected || reached)) return;
    const look = () => {
      const { top, bottom } = element.getBoundingClientRect();
      const anchors = CSS.supports('overflow-anchor', 'auto');
      const unseen = isUnseen({ top, bottom, windowPx: window.innerHeight, anchors });
      const fullPx = reached ? 0 : heightUnfolded(element);
      setFold((before) => foldAfter(before, { reached, unseen, fullPx }));
    };
    look();
    const scrolled = new IntersectionObserver(look);
    const resized = new ResizeObserver(look);
    scrolled.observe(element);
    resized.observe(element);
    return () => {
      scrolled.disconnect();
      resized.disconnect();
    };
  }, [details, expected, reached, done]);
  return fold;
}

/** Opened and closed again before anything is painted. */
function heightUnfolded(element: HTMLDetailsElement): number {
  const before = element.open;
  element.open = true;
  const { height } = element.getBoundingClientRect();
  element.open = before;
  return height;
}
