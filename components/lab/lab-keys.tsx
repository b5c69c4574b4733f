'use client';
/** The single keys of a lab's page: from step to step, between text and figure, and along the run. */
import { useKeys } from '#components/site/keys.ts';
import { useLab } from './use-lab.ts';

export function LabKeys() {
  const { store } = useLab();
  useKeys({
    n: () => toStep(1),
    p: () => toStep(-1),
    t: () => focus('isi'),
    g: () => focus('panel'),
    k: () => document.querySelector<HTMLElement>('[data-press="pause"]')?.click(),
    0: () => store.seek(null),
  });
  return null;
}

/**
 * From the step that is read to its neighbour. The one in focus counts while it is in sight; else
 * the window tells, because the reader scrolls.
 */
function toStep(direction: 1 | -1): void {
  const steps = [...document.querySelectorAll<HTMLElement>('.lab-text .step')];
  const focused = steps.findIndex((one) => one.contains(document.activeElement));
  const tops = steps.map((one) => one.getBoundingClientRect().top);
  const inSight = (top: number | undefined) =>
    top !== undefined && top >= 0 && top < window.innerHeight;
  const to = inSight(tops[focused])
    ? focused + direction
    : neighbour(tops, direction, scrollPadding());
  const step = to === undefined ? undefined : steps[to];
  if (!step) return;
  step.tabIndex = -1;
  step.focus({ preventScroll: true });
  step.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** Which of the steps, by their tops in the window, comes next below or above the reading line. */
export function neighbour(
  tops: readonly number[],
  direction: 1 | -1,
  line: number,
): number | undefined {
  // A step that was just scrolled to stands on the line, give or take a fraction.
  const slack = 4;
  const found =
    direction === 1
      ? tops.findIndex((top) => top > line + slack)
      : tops.findLastIndex((top) => top < line - slack);
  return found < 0 ? undefined : found;
}

function scrollPadding(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
}

function focus(id: string): void {
  const element = document.getElementById(id);
  if (!element) return;
  // On a phone the other side is hidden: the switch that shows it is followed first.
  if (element.offsetParent === null) {
    document.querySelector<HTMLElement>('.side-switch a:not([aria-current])')?.click();
  }
  requestAnimationFrame(() => element.focus());
}
