'use client';
/**
 * The measured width of a figure. The server draws for a middle width; the first layout effect
 * corrects it before anything is painted, and heights do not depend on it, so nothing jumps.
 */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type FigureSize, figureSize } from './layout.ts';

export const SERVER_WIDTH_PX = 768;

export interface Figure<T extends HTMLElement> {
  ref: RefObject<T | null>;
  width: number;
  size: FigureSize;
}

export function useFigure<T extends HTMLElement>(fixed?: FigureSize): Figure<T> {
  const ref = useRef<T | null>(null);
  const [width, setWidth] = useState(SERVER_WIDTH_PX);
  const [projector, setProjector] = useState(false);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      setWidth(Math.floor(element.getBoundingClientRect().width) || SERVER_WIDTH_PX);
      setProjector(element.closest('[data-proyektor]') !== null);
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    // Entering projector mode may leave the width as it was.
    const switched = new MutationObserver(measure);
    switched.observe(document.documentElement, { attributeFilter: ['data-proyektor'] });
    return () => {
      resized.disconnect();
      switched.disconnect();
    };
  }, []);

  return { ref, width, size: fixed ?? figureSize(width, projector) };
}

/** The box of a part that may come and go; zeros until measured. Give `ref` to the element. */
export function useBox<T extends HTMLElement>() {
  const [element, ref] = useState<T | null>(null);
  const [box, setBox] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!element) return setBox(NO_BOX);
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setBox((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [element]);
  return { ref, element, ...box };
}

const NO_BOX = { width: 0, height: 0 };

/** The projector's factor, read from where it is defined; 1 where it is not. */
export function scaleOf(element: Element | null): number {
  return (element && Number(getComputedStyle(element).getPropertyValue('--k'))) || 1;
}
