/**
 * Watches from inside of the page when what is in the log is in the DOM. Bundled and run before
 * the page's own scripts. Times are on the same clock as in `clock.ts`; painted means the frame
 * after the DOM changed.
 */

interface Seen {
  dom: number;
  painted: number;
}

const clock = () => performance.timeOrigin + performance.now();

/** By offset: when its cell with the record that was read back stood in the DOM. */
const cells = new Map<number, Seen>();
/** Every value that the printed end of the log took. */
const ends: ({ end: number } & Seen)[] = [];
const presses: number[] = [];
const frames: number[] = [];
const longTasks: { at: number; ms: number }[] = [];
let framing = false;

function look(): void {
  const seen = { dom: clock(), painted: Number.NaN };
  let fresh = false;
  for (const cell of document.querySelectorAll<HTMLElement>('[data-testid="cell"]')) {
    const offset = Number(cell.dataset.offset);
    if (cell.dataset.state === 'unknown' || cells.has(offset)) continue;
    cells.set(offset, seen);
    fresh = true;
  }
  const text = document.querySelector('[data-testid="value-end"]')?.textContent;
  const end = Number(text ?? Number.NaN);
  if (Number.isFinite(end) && end !== ends.at(-1)?.end) {
    ends.push(Object.assign(seen, { end }));
    fresh = true;
  }
  if (!fresh) return;
  requestAnimationFrame(() => {
    seen.painted = clock();
  });
}

new MutationObserver(look).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['data-offset', 'data-state'],
});

document.addEventListener(
  'click',
  ({ target, timeStamp }) => {
    if (!(target instanceof Element) || !target.closest('[data-testid="panel-send-1"]')) return;
    presses.push(performance.timeOrigin + timeStamp);
  },
  true,
);

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    longTasks.push({ at: performance.timeOrigin + startTime, ms: duration });
  }
}).observe({ type: 'longtask' });

function frame(): void {
  if (!framing) return;
  frames.push(clock());
  requestAnimationFrame(frame);
}

const watch = {
  clock,
  end: () => ends.at(-1)?.end ?? 0,
  presses: () => [...presses],
  cells: () => [...cells].map(([offset, { dom, painted }]) => ({ offset, dom, painted })),
  ends: () => ends.map(({ end, dom, painted }) => ({ end, dom, painted })),
  startFrames() {
    framing = true;
    frames.length = 0;
    longTasks.length = 0;
    requestAnimationFrame(frame);
  },
  stopFrames() {
    framing = false;
    return { frames: [...frames], longTasks: [...longTasks] };
  },
};

export type Watch = typeof watch;

declare global {
  interface Window {
    benchWatch: Watch;
  }
}

window.benchWatch = watch;
